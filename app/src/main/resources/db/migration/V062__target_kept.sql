-- 留稿: what a draft said before an older version was put in its place. The application may add one and never change or remove it;
-- what was handed in is kept by the review.
create table target_kept (
  region_code text        not null,
  id          bigint      generated always as identity,
  target_id   bigint      not null,
  form        text        not null,                -- jiheng-forms/1
  row_ids     uuid[]      not null,
  made_by     bigint      not null,
  made_at     timestamptz not null default now(),
  primary key (region_code, id),
  foreign key (region_code, target_id) references target_version,
  foreign key (region_code, made_by) references officer
);

alter table target_kept enable row level security;
alter table target_kept force  row level security;
create policy with_target on target_kept using (region_code = jiheng_region()
  and exists (select from target_version t where t.region_code = target_kept.region_code and t.id = target_id));

grant select, insert on target_kept to ${applicationRole};
