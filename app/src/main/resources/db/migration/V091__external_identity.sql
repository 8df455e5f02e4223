-- 统一身份认证: which account a person of the house's own sign-in is. Known before any scope is, like the directory of accounts.
create table external_account (
  issuer     text not null check (char_length(issuer) <= 500),
  subject    text not null check (subject <> '' and char_length(subject) <= 255),
  login_name text not null references account_directory,
  linked_by  bigint,
  linked_at  timestamptz not null default now(),
  primary key (issuer, subject)
);
create index external_account_login on external_account (login_name);
grant select, insert on external_account to ${applicationRole};

-- 待认领: who came in by the house's sign-in and has no account here; the system administrator says whose it is (GIT-98).
create table external_waiting (
  region_code text    not null references region,
  id          bigint  generated always as identity,
  issuer      text    not null check (char_length(issuer) <= 500),
  subject     text    not null check (subject <> '' and char_length(subject) <= 255),
  name        text    not null check (char_length(name) <= 60),
  first_at    timestamptz not null default now(),
  last_at     timestamptz not null default now(),
  times       integer not null default 1,
  settled_by  bigint,
  settled_at  timestamptz,
  primary key (region_code, id),
  unique (region_code, issuer, subject),
  foreign key (region_code, settled_by) references officer
);
alter table external_waiting enable row level security;
alter table external_waiting force  row level security;
create policy own_region on external_waiting using (region_code = jiheng_region()) with check (region_code = jiheng_region());
grant select, insert, update on external_waiting to ${applicationRole};
