-- 公开册只收批复的目标: what was left out of a book, and how often a stop of the program made it begin again.

alter table disclosure_book add column restarts integer not null default 0;
grant update (restarts) on disclosure_book to ${applicationRole};

-- The projects that had a target but are not in the book, as they stood when it was asked for.
create table disclosure_book_left_out (
  region_code text    not null,
  book_id     bigint  not null,
  number      integer not null,
  project     text    not null,
  unit        text    not null,
  tier        text    check (tier in ('KEY_SPECIAL', 'GENERAL')),
  state       text    not null,
  primary key (region_code, book_id, number),
  foreign key (region_code, book_id) references disclosure_book on delete cascade
);
alter table disclosure_book_left_out enable row level security;
alter table disclosure_book_left_out force  row level security;
create policy of_the_book on disclosure_book_left_out using (region_code = jiheng_region()
  and exists (select 1 from disclosure_book b where b.region_code = disclosure_book_left_out.region_code and b.id = book_id));
grant select, insert on disclosure_book_left_out to ${applicationRole};

-- The kind of project is told as well: whether a kind has no projects at all is said in public, and must be true.
drop function jiheng_drafts(integer);
create function jiheng_drafts(year integer) returns table (region_code text, project_id bigint, unit_id bigint, tier text)
    language plpgsql as $$
declare
  before text := current_setting('app.drafts', true);
begin
  perform set_config('app.drafts', '*', true);
  return query
    select t.region_code, t.project_id, t.unit_id, t.tier from target_version t where t.fiscal_year = year and t.state = 'DRAFT';
  perform set_config('app.drafts', coalesce(before, ''), true);
end
$$;
comment on function jiheng_drafts(integer) is '还没有报出的项目，只有编号和类别';
grant execute on function jiheng_drafts(integer) to "${applicationRole}";
