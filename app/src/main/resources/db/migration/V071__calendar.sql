-- 日程: every date of the yearly cycle is a setting of the division and the year.
create table calendar_window (
  region_code   text    not null references region,
  fiscal_year   integer not null check (fiscal_year between 1994 and 2100),
  step          text    not null check (step ~ '^[A-Z_]{1,40}$'),
  opens_on      date    not null,
  closes_on     date    not null check (closes_on >= opens_on),
  grace_minutes integer not null default 0 check (grace_minutes between 0 and 1440),
  changed_by    bigint  not null,
  changed_at    timestamptz not null,
  primary key (region_code, fiscal_year, step),
  foreign key (region_code, changed_by) references officer
);
alter table calendar_window enable row level security;
alter table calendar_window force  row level security;
create policy own_region on calendar_window using (region_code = jiheng_region());
grant select, insert, update on calendar_window to ${applicationRole};
