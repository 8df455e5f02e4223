-- 草稿只归本单位: who looks after a unit sees what it handed in, and until then that there is a project (lifecycle §6).

-- Beside the units of the scope, those whose drafts may be seen: a star, or the numbers between commas. Not set means none.
create function jiheng_sees_drafts(unit_id bigint) returns boolean
    language sql stable parallel safe
    return case
        when current_setting('app.drafts', true) = '*' then true
        else coalesce(
            unit_id = any (string_to_array(nullif(current_setting('app.drafts', true), ''), ',')::bigint[]), false)
    end;
comment on function jiheng_sees_drafts(bigint) is '当前数据范围是否包含该单位还没有报出的草稿';
grant execute on function jiheng_sees_drafts(bigint) to "${applicationRole}";

-- What was handed in once stays in sight when it comes back: the department has to follow it. Fields, findings and rows of the table
-- are seen with their target.
create policy handed_in on target_version as restrictive for select using (
  jiheng_sees_drafts(unit_id) or state not in ('DRAFT', 'DELETED')
  or exists (select from target_submission s where s.region_code = target_version.region_code and s.target_id = target_version.id));

-- Which projects has nobody but their unit seen yet? For the boards, which tell who is behind: counts and names of projects, nothing of the form.
create function jiheng_drafts(year integer) returns table (region_code text, project_id bigint, unit_id bigint)
    language plpgsql as $$
declare
  before text := current_setting('app.drafts', true);
begin
  perform set_config('app.drafts', '*', true);
  return query
    select t.region_code, t.project_id, t.unit_id from target_version t where t.fiscal_year = year and t.state = 'DRAFT';
  perform set_config('app.drafts', coalesce(before, ''), true);
end
$$;
comment on function jiheng_drafts(integer) is '还没有报出的项目，只有编号';
grant execute on function jiheng_drafts(integer) to "${applicationRole}";
