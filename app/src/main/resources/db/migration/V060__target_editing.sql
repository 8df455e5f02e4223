-- Editing a draft field by field: which save last changed what, the log of every change, and what two people both typed.

-- revision counts the saves of a draft; a field that was not saved by itself since is as old as written_at, the save that wrote the
-- whole form at once.
alter table target_version
  add column revision   bigint not null default 0 check (revision >= 0),
  add column written_at bigint not null default 0 check (written_at >= 0);

-- The save the stored findings of a draft speak of. A table of its own, so that checking a unit never waits for somebody's save.
create table target_check (
  region_code text   not null,
  target_id   bigint not null,
  revision    bigint not null,
  primary key (region_code, target_id),
  foreign key (region_code, target_id) references target_version on delete cascade
);

-- A row keeps its own number through insertions and moves, so that two people mean the same row.
alter table target_indicator add column row_id uuid not null default gen_random_uuid();
alter table target_indicator drop constraint target_indicator_pkey;
alter table target_indicator add primary key (region_code, target_id, row_id);
alter table target_indicator
  add constraint target_indicator_position unique (region_code, target_id, position) deferrable initially deferred;

create table target_field (
  region_code text        not null,
  target_id   bigint      not null,
  field       text        not null check (char_length(field) <= 80), -- funds.total, or a row's number: 5f0c….points
  revision    bigint      not null,
  typed       text,                          -- as typed, when it could not be read: never thrown away for being wrong
  changed_by  bigint      not null,
  changed_at  timestamptz not null default now(),
  primary key (region_code, target_id, field),
  foreign key (region_code, target_id) references target_version on delete cascade,
  foreign key (region_code, changed_by) references officer
);

create table target_change (
  region_code text        not null,
  id          bigint      generated always as identity,
  target_id   bigint      not null,
  revision    bigint      not null,
  change_id   uuid        not null,          -- given by the page: a save sent twice is one change
  field       text        not null,
  before      text        not null,
  after       text        not null,
  changed_by  bigint      not null,
  changed_at  timestamptz not null default now(),
  primary key (region_code, id),
  unique (region_code, target_id, change_id),
  foreign key (region_code, target_id) references target_version on delete cascade,
  foreign key (region_code, changed_by) references officer
);
create index target_change_field on target_change (region_code, target_id, field, revision);

-- Two people wrote the same field and neither gives way yet: the field keeps one, the other stands here until somebody decides.
create table target_alternative (
  region_code text        not null,
  id          bigint      generated always as identity,
  target_id   bigint      not null,
  change_id   uuid        not null,
  field       text        not null,
  value       text        not null,
  written_by  bigint      not null,
  written_at  timestamptz not null default now(),
  settled_by  bigint,
  settled_at  timestamptz,
  primary key (region_code, id),
  unique (region_code, target_id, change_id),
  foreign key (region_code, target_id) references target_version on delete cascade,
  foreign key (region_code, written_by) references officer,
  foreign key (region_code, settled_by) references officer
);
create index target_alternative_open on target_alternative (region_code, target_id) where settled_at is null;

alter table target_check       enable row level security;
alter table target_check       force  row level security;
alter table target_field       enable row level security;
alter table target_field       force  row level security;
alter table target_change      enable row level security;
alter table target_change      force  row level security;
alter table target_alternative enable row level security;
alter table target_alternative force  row level security;

create policy with_target on target_check using (region_code = jiheng_region()
  and exists (select from target_version t where t.region_code = target_check.region_code and t.id = target_id));
create policy with_target on target_field using (region_code = jiheng_region()
  and exists (select from target_version t where t.region_code = target_field.region_code and t.id = target_id));
create policy with_target on target_change using (region_code = jiheng_region()
  and exists (select from target_version t where t.region_code = target_change.region_code and t.id = target_id));
create policy with_target on target_alternative using (region_code = jiheng_region()
  and exists (select from target_version t where t.region_code = target_alternative.region_code and t.id = target_id));

grant select, insert, update on target_check, target_field, target_alternative to ${applicationRole};
grant select, insert on target_change to ${applicationRole};
grant update on target_indicator to ${applicationRole};
