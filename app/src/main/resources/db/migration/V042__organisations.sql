-- Units come, are renamed, are merged and go; what was is never forgotten (GIT-99).

alter table organisation
  add column valid_from  date not null default '1994-01-01',
  add column valid_until date check (valid_until >= valid_from),    -- the last day
  add column merged_into bigint,
  add foreign key (region_code, merged_into) references organisation;

-- 曾用名: under which name a unit stood until a day; the present one stands in the unit itself.
create table organisation_name (
  region_code     text   not null,
  organisation_id bigint not null,
  valid_until     date   not null,
  name            text   not null check (name <> ''),
  short_name      text,
  primary key (region_code, organisation_id, valid_until),
  foreign key (region_code, organisation_id) references organisation
);
alter table organisation_name enable row level security;
alter table organisation_name force  row level security;
create policy own_region on organisation_name using (region_code = jiheng_region()) with check (region_code = jiheng_region());
grant select, insert on organisation_name to ${applicationRole};
