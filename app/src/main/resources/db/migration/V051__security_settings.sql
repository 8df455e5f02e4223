-- 安全设置: what the security administrator of a division has chosen; what was never chosen has its default in the program.
create table security_setting (
  region_code text   not null references region,
  name        text   not null check (name in ('profile', 'audit-retention-days')),
  value       text   not null check (value <> '' and char_length(value) <= 100),
  changed_by  text   not null,
  changed_at  timestamptz not null default now(),
  primary key (region_code, name)
);
alter table security_setting enable row level security;
alter table security_setting force  row level security;
create policy own_region on security_setting using (region_code = jiheng_region()) with check (region_code = jiheng_region());
grant select, insert, update on security_setting to ${applicationRole};
