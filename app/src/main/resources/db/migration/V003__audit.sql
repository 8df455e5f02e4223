-- 操作留痕: append-only. No role of the application may change or remove a row (GIT-16).

create table audit_event (
  region_code  text   not null check (region_code ~ '^[0-9]{9}$'),
  id           bigint generated always as identity,
  at           timestamptz not null default clock_timestamp(),
  actor_id     bigint not null,
  actor_login  text   not null,
  actor_name   text   not null,
  actor_role   text   not null,
  organisation text   not null,
  address      text   not null,
  action       text   not null check (action <> ''),
  subject_kind text   not null check (subject_kind <> ''),
  subject_id   text   not null,
  before       jsonb  not null,
  after        jsonb  not null,
  primary key (region_code, id)
);
create index audit_event_subject on audit_event (region_code, subject_kind, subject_id, id);

alter table audit_event enable row level security;
alter table audit_event force  row level security;
create policy read_region  on audit_event for select using (region_code = jiheng_region());
create policy write_region on audit_event for insert with check (region_code = jiheng_region());

grant select, insert on audit_event to ${applicationRole};
