-- 公开册: what its report is held against, the forms it was begun with, and the pieces of a zip that are made.

alter table disclosure_book add column approved_on  date;   -- 预算批复日期
alter table disclosure_book add column published_on date;   -- 公开日期
alter table disclosure_book add column narrative    text check (char_length(narrative) <= 100000); -- 文字说明

-- The forms as they were when the making began: a book that goes on after a stop is still of one moment.
create table disclosure_book_form (
  region_code text    not null,
  book_id     bigint  not null,
  number      integer not null,
  form        bytea   not null,                    -- jiheng-forms/1, gzipped
  primary key (region_code, book_id, number),
  foreign key (region_code, book_id) references disclosure_book on delete cascade
);

-- The files of a zip, one row each as soon as it is made; put together and thrown away when all are there.
create table disclosure_book_piece (
  region_code text    not null,
  book_id     bigint  not null,
  number      integer not null,
  content     bytea   not null,
  primary key (region_code, book_id, number),
  foreign key (region_code, book_id) references disclosure_book on delete cascade
);

alter table disclosure_book_form  enable row level security;
alter table disclosure_book_form  force  row level security;
alter table disclosure_book_piece enable row level security;
alter table disclosure_book_piece force  row level security;
-- Whoever sees the book sees its rows: the policy of the book itself answers inside.
create policy of_the_book on disclosure_book_form using (region_code = jiheng_region()
  and exists (select 1 from disclosure_book b where b.region_code = disclosure_book_form.region_code and b.id = book_id));
create policy of_the_book on disclosure_book_piece using (region_code = jiheng_region()
  and exists (select 1 from disclosure_book b where b.region_code = disclosure_book_piece.region_code and b.id = book_id));

grant select, insert, delete on disclosure_book_form, disclosure_book_piece to ${applicationRole};
