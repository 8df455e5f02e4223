-- 放假和补班: the list of a year as the division has set it, in place of the delivered one; a new year's list comes late, and a division may differ.
create table calendar_holidays (
  region_code text     not null references region,
  year        smallint not null check (year between 1994 and 2100),
  days_off    date[]   not null,
  days_worked date[]   not null,
  changed_by  bigint   not null,
  changed_at  timestamptz not null,
  primary key (region_code, year),
  foreign key (region_code, changed_by) references officer
);
alter table calendar_holidays enable row level security;
alter table calendar_holidays force  row level security;
create policy own_region on calendar_holidays using (region_code = jiheng_region());
grant select, insert, update on calendar_holidays to ${applicationRole};
