-- 数据范围 of a whole list: what the transaction's settings say is the same for every row, so it is asked once for a statement and not
-- for each of five thousand rows. The meaning is that of jiheng_sees_unit, which stays for all who look at a few rows.
create function jiheng_sees_all() returns boolean
    language sql stable parallel safe
    return nullif(current_setting('app.region', true), '') is not null and current_setting('app.units', true) = '*';
comment on function jiheng_sees_all() is '当前数据范围是否为整个财政区划;没有数据范围时为否';

create function jiheng_units() returns bigint[]
    language sql stable parallel safe
    return case when current_setting('app.units', true) = '*' then '{}'
                else coalesce(string_to_array(nullif(current_setting('app.units', true), ''), ',')::bigint[], '{}') end;
comment on function jiheng_units() is '当前数据范围逐个列出的单位;为整个财政区划或没有数据范围时为空';

grant execute on function jiheng_sees_all(), jiheng_units() to "${applicationRole}";

alter policy own_units on project using (
  region_code = (select jiheng_region()) and ((select jiheng_sees_all()) or unit_id = any ((select jiheng_units())::bigint[])));
alter policy own_units on target_version using (
  region_code = (select jiheng_region()) and ((select jiheng_sees_all()) or unit_id = any ((select jiheng_units())::bigint[])));

-- The others on the same tables ask in the same words, so that the region stays a condition that an index can answer.
alter policy by_its_target on project using (
  region_code = (select jiheng_region()) and jiheng_sight() is not null
  and exists (select from target_version t where t.region_code = project.region_code and t.project_id = project.id));
alter policy approved on target_version using (
  region_code = (select jiheng_region()) and jiheng_sight() = 'APPROVED' and state in ('APPROVED', 'SUPERSEDED', 'CLOSED'));
alter policy assigned on target_version using (
  region_code = (select jiheng_region()) and jiheng_expert() is not null
  and exists (select from expert_task t
              where t.region_code = target_version.region_code and t.target_id = target_version.id
                and t.officer_id = jiheng_expert() and t.interest = 'NONE' and t.ended_at is null
                and t.last_day >= (now() at time zone 'Asia/Shanghai')::date));
