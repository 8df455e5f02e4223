-- 行政区划: province, city, county in a tree with validity dates; who is renamed or merged keeps its history (GIT-99). A public directory
-- without anybody's data, so it has no row-level security; who may change which row is asked by the program.
create table division (
  code        text primary key check (code ~ '^[0-9]{9}$'),
  parent_code text references division,
  level       text not null check (level in ('PROVINCE', 'CITY', 'COUNTY')),
  name        text not null check (name <> '' and char_length(name) <= 60),
  valid_from  date not null default '1994-01-01',
  valid_until date check (valid_until >= valid_from),      -- the last day
  merged_into text references division,
  constraint province_on_top check ((level = 'PROVINCE') = (parent_code is null)),
  constraint below_its_parent check (parent_code is null
    or code like case when parent_code like '%0000000' then left(parent_code, 2) else left(parent_code, 4) end || '%')
);
-- 曾用名: what it was called until a day.
create table division_name (
  code        text not null references division,
  valid_until date not null,
  name        text not null check (name <> ''),
  primary key (code, valid_until)
);
grant select, insert, update on division to ${applicationRole};
grant select, insert on division_name to ${applicationRole};

insert into division (code, level, name)
select v.code || '0000000', 'PROVINCE', v.name
from (values
  ('11', '北京市'), ('12', '天津市'), ('13', '河北省'), ('14', '山西省'), ('15', '内蒙古自治区'), ('21', '辽宁省'), ('22', '吉林省'),
  ('23', '黑龙江省'), ('31', '上海市'), ('32', '江苏省'), ('33', '浙江省'), ('34', '安徽省'), ('35', '福建省'), ('36', '江西省'),
  ('37', '山东省'), ('41', '河南省'), ('42', '湖北省'), ('43', '湖南省'), ('44', '广东省'), ('45', '广西壮族自治区'), ('46', '海南省'),
  ('50', '重庆市'), ('51', '四川省'), ('52', '贵州省'), ('53', '云南省'), ('54', '西藏自治区'), ('61', '陕西省'), ('62', '甘肃省'),
  ('63', '青海省'), ('64', '宁夏回族自治区'), ('65', '新疆维吾尔自治区'), ('71', '台湾省'), ('81', '香港特别行政区'),
  ('82', '澳门特别行政区'), ('99', '衡川省（虚拟）')) v (code, name);

-- A division that works here stands in the tree with its own name, and its name here follows the tree.
create function jiheng_division_of_region() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.region_code ~ '^[0-9]{2}0000000$' then
    update division set name = new.name where code = new.region_code and name <> new.name;
    return null;
  end if;
  insert into division (code, parent_code, level, name)
  select new.region_code,
         coalesce((select d.code from division d where d.code = left(new.region_code, 4) || '00000' and d.code <> new.region_code),
                  left(new.region_code, 2) || '0000000'),
         case when new.region_code ~ '^[0-9]{4}00000$' then 'CITY' else 'COUNTY' end, new.name
  where exists (select from division where code = left(new.region_code, 2) || '0000000')
  on conflict (code) do update set name = excluded.name where division.name <> excluded.name;
  return null;
end $$;
create trigger in_the_tree after insert or update of name on region
  for each row execute function jiheng_division_of_region();

create function jiheng_region_of_division() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
  was text := coalesce(current_setting('app.region', true), '');
begin
  perform set_config('app.region', new.code, true);
  update region set name = new.name where region_code = new.code and name <> new.name;
  perform set_config('app.region', was, true);
  return null;
end $$;
create trigger in_its_region after update of name on division
  for each row execute function jiheng_region_of_division();

alter table region no force row level security;
insert into division (code, parent_code, level, name)
select region_code, left(region_code, 2) || '0000000', case when region_code ~ '^[0-9]{4}00000$' then 'CITY' else 'COUNTY' end, name
from region r
where region_code !~ '^[0-9]{2}0000000$' and exists (select from division where code = left(r.region_code, 2) || '0000000');
alter table region force row level security;
