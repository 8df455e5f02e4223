-- The key with which the editor locks what it keeps on a clerk's computer: one for each session, handed to the same person only.
create table draft_key (
  region_code text        not null,
  id          uuid        not null default gen_random_uuid(),
  officer_id  bigint      not null,
  key         bytea       not null check (octet_length(key) = 32),
  created_at  timestamptz not null default now(),
  primary key (region_code, id),
  foreign key (region_code, officer_id) references officer
);
create index draft_key_age on draft_key (region_code, created_at);

alter table draft_key enable row level security;
alter table draft_key force  row level security;
create policy own_region on draft_key using (region_code = jiheng_region()) with check (region_code = jiheng_region());

grant select, insert, delete on draft_key to ${applicationRole};
