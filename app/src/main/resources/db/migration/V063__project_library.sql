-- 项目库: what a project is beside its name, the views officers keep, and the ex-ante assessment (TGT-11 to TGT-13).

alter table project
  add column class      text    check (class in ('R', 'Y', 'T')),              -- DAT-02
  add column nature     text    check (nature in ('NEW', 'CONTINUING')),
  add column first_year integer check (first_year between 1994 and 2100),
  add column last_year  integer check (last_year between 1994 and 2100),
  add constraint project_period check (first_year is null or last_year is null or first_year <= last_year);

create table saved_view (
  region_code text        not null,
  id          bigint      generated always as identity,
  officer_id  bigint      not null,
  name        text        not null check (name <> '' and char_length(name) <= 20),
  query       text        not null check (char_length(query) <= 500),
  created_at  timestamptz not null default now(),
  primary key (region_code, id),
  unique (region_code, officer_id, name),
  foreign key (region_code, officer_id) references officer
);

create table ex_ante_assessment (
  region_code  text        not null,
  id           bigint      generated always as identity,
  project_id   bigint      not null,
  fiscal_year  integer     not null check (fiscal_year between 1994 and 2100),
  need         numeric(4,1) not null check (need between 0 and 20),
  economy      numeric(4,1) not null check (economy between 0 and 20),
  target       numeric(4,1) not null check (target between 0 and 20),
  plan         numeric(4,1) not null check (plan between 0 and 20),
  financing    numeric(4,1) not null check (financing between 0 and 20),
  outcome      text        not null check (outcome in ('SUPPORTED', 'PARTLY', 'REFUSED')),
  opinion      text        not null check (char_length(opinion) <= 4000),
  assessed_by  bigint      not null,
  assessed_at  timestamptz not null default now(),
  primary key (region_code, id),
  foreign key (region_code, project_id) references project,
  foreign key (region_code, assessed_by) references officer
);
create index ex_ante_assessment_project on ex_ante_assessment (region_code, project_id, fiscal_year, id);

alter table saved_view         enable row level security;
alter table saved_view         force  row level security;
alter table ex_ante_assessment enable row level security;
alter table ex_ante_assessment force  row level security;
create policy own_region on saved_view using (region_code = jiheng_region()) with check (region_code = jiheng_region());
create policy with_project on ex_ante_assessment using (region_code = jiheng_region()
  and exists (select from project p where p.region_code = ex_ante_assessment.region_code and p.id = project_id));

grant select, insert, delete on saved_view to ${applicationRole};
grant select, insert on ex_ante_assessment to ${applicationRole};
