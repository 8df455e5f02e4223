-- 稿: what a target said when it was handed in, approved or put back. The application may add one and never change or remove it.
create table target_snapshot (
  region_code text        not null,
  id          bigint      generated always as identity,
  target_id   bigint      not null,
  number      integer     not null check (number > 0),
  occasion    text        not null check (occasion in ('SUBMITTED', 'APPROVED', 'KEPT')),
  form        text        not null,                -- jiheng-forms/1
  row_ids     uuid[]      not null,
  made_by     bigint      not null,
  made_at     timestamptz not null default now(),
  primary key (region_code, id),
  unique (region_code, target_id, number),
  foreign key (region_code, target_id) references target_version,
  foreign key (region_code, made_by) references officer
);

alter table target_snapshot enable row level security;
alter table target_snapshot force  row level security;
create policy with_target on target_snapshot using (region_code = jiheng_region()
  and exists (select from target_version t where t.region_code = target_snapshot.region_code and t.id = target_id));

grant select, insert on target_snapshot to ${applicationRole};
