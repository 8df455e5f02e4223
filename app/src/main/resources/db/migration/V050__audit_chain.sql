-- 留痕成链: every audit row names the digest of the row before it, one chain for each division (GIT-14 … 16, GIT-18, GIT-24).

-- json keeps the text as it was written, and the digest is over that text; jsonb would print it anew.
alter table audit_event
  alter column before type json using before::json,
  alter column after  type json using after::json;

alter table audit_event
  add column outcome    text   not null default 'DONE' check (outcome in ('DONE', 'FAILED', 'REFUSED')),
  add column reason     text   not null default '',
  add column request_id text   not null default '',
  -- DATABASE: nobody told it; the trigger on the table has seen a change
  add column origin     text   not null default 'PROGRAM' check (origin in ('PROGRAM', 'DATABASE')),
  add column number     bigint,
  add column algorithm  text   check (algorithm in ('SHA-256', 'SM3')),
  add column previous   bytea,
  add column hash       bytea;

-- The end of each chain. Only the trigger below moves it on.
create table audit_chain (
  region_code text   primary key check (region_code ~ '^[0-9]{9}$'),
  number      bigint not null default 0,
  hash        bytea  not null default ''
);
alter table audit_chain enable row level security;
alter table audit_chain force  row level security;
create policy own_region on audit_chain using (region_code = jiheng_region()) with check (region_code = jiheng_region());
grant select on audit_chain to ${applicationRole};

-- What the digest is taken over: each field with its length in bytes before it, so that no two rows read alike.
-- AuditRow.text() in Java says the same, and a test compares them.
create function jiheng_audit_text(e audit_event) returns text
    language sql stable parallel safe
    return (
      select string_agg(octet_length(field) || ':' || field, '' order by place)
      from unnest(array[
        'jiheng-audit/1', e.region_code, e.number::text, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        e.actor_id::text, e.actor_login, e.actor_name, e.actor_role, e.organisation, e.address,
        e.action, e.subject_kind, e.subject_id, e.before::text, e.after::text,
        e.outcome, e.reason, e.request_id, e.origin, e.algorithm]) with ordinality as t (field, place));
grant execute on function jiheng_audit_text(audit_event) to ${applicationRole};

-- Rows of before this migration are linked in the order of their numbers.
alter table audit_event no force row level security;
alter table audit_chain no force row level security;
do $$
declare
  e audit_event;
  last audit_chain;
begin
  for e in select * from audit_event order by region_code, id loop
    select * into last from audit_chain where region_code = e.region_code;
    if not found then
      insert into audit_chain (region_code) values (e.region_code) returning * into last;
    end if;
    e.number := last.number + 1;
    e.algorithm := 'SHA-256';
    e.previous := last.hash;
    e.hash := sha256(e.previous || convert_to(jiheng_audit_text(e), 'UTF8'));
    update audit_event set number = e.number, algorithm = e.algorithm, previous = e.previous, hash = e.hash
      where region_code = e.region_code and id = e.id;
    update audit_chain set number = e.number, hash = e.hash where region_code = e.region_code;
  end loop;
end $$;
alter table audit_event force row level security;
alter table audit_chain force row level security;

alter table audit_event
  alter column number    set not null,
  alter column algorithm set not null,
  alter column previous  set not null,
  alter column hash      set not null,
  add constraint audit_event_number unique (region_code, number);
create index audit_event_at    on audit_event (region_code, at);
create index audit_event_actor on audit_event (region_code, actor_id, number);

-- The end of the division's chain, locked until the transaction ends; for a suite whose digest PostgreSQL cannot compute.
create function jiheng_audit_end(division text) returns audit_chain
    language plpgsql security definer set search_path = public, pg_temp as $$
declare last audit_chain;
begin
  select * into last from audit_chain where region_code = division for update;
  if not found then
    insert into audit_chain (region_code) values (division) on conflict do nothing;
    select * into strict last from audit_chain where region_code = division for update;
  end if;
  return last;
end $$;
grant execute on function jiheng_audit_end(text) to ${applicationRole};

-- Links a new row. The lock on the end makes the order of the chain that of the commits; the program writes its rows last in a
-- transaction, so nobody waits for anything else while holding it.
create function jiheng_audit_link() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
declare last audit_chain := jiheng_audit_end(new.region_code);
begin
  if new.algorithm = 'SM3' then
    if new.number is distinct from last.number + 1 or new.previous is distinct from last.hash
       or octet_length(new.hash) is distinct from 32 or abs(extract(epoch from clock_timestamp() - new.at)) > 300 then
      raise exception 'this row does not continue the chain of %', new.region_code;
    end if;
  else
    new.at        := clock_timestamp();
    new.number    := last.number + 1;
    new.algorithm := 'SHA-256';
    new.previous  := last.hash;
    new.hash      := sha256(new.previous || convert_to(jiheng_audit_text(new), 'UTF8'));
  end if;
  update audit_chain set number = new.number, hash = new.hash where region_code = new.region_code;
  if new.origin = 'PROGRAM' then
    perform set_config('app.told', pg_current_xact_id()::text, true);
  end if;
  return new;
end $$;
create trigger link before insert on audit_event for each row execute function jiheng_audit_link();

-- Append-only for everybody, the owner included (GIT-16). Who switches triggers off is found by the chain.
create function jiheng_audit_keeps() returns trigger language plpgsql as $$
begin
  raise exception '操作留痕只能追加，不能修改、删除或清空' using errcode = 'insufficient_privilege';
end $$;
create trigger keeps before update or delete or truncate on audit_event
  for each statement execute function jiheng_audit_keeps();

-- 日根: how far the chain had come at the end of a day, signed with the key of the installation.
create table audit_root (
  region_code  text   not null check (region_code ~ '^[0-9]{9}$'),
  day          date   not null,
  events       bigint not null check (events >= 0),
  number       bigint not null check (number >= 0),          -- of the last row of the day
  hash         bytea  not null,
  signature    text   not null,                              -- algorithm:key:signature over AuditRoot.text()
  public_key   bytea  not null,
  sealed_at    timestamptz not null default clock_timestamp(),
  primary key (region_code, day)
);
alter table audit_root enable row level security;
alter table audit_root force  row level security;
create policy read_region  on audit_root for select using (region_code = jiheng_region());
create policy write_region on audit_root for insert with check (region_code = jiheng_region());
grant select, insert on audit_root to ${applicationRole};
create trigger keeps before update or delete or truncate on audit_root
  for each statement execute function jiheng_audit_keeps();

-- 兜底: a change of business data in a transaction that told nothing is recorded by the table itself, with the role it came from.
-- Attached to every business table by db/callback/afterMigrate.sql.
create function jiheng_untold() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
  changed jsonb := to_jsonb(coalesce(new, old));
  key     text;
  was     text := coalesce(current_setting('app.region', true), '');
begin
  if current_setting('app.told', true) = pg_current_xact_id()::text then
    return null;
  end if;
  select string_agg(changed ->> a.attname, '/' order by array_position(i.indkey::int2[], a.attnum)) into key
    from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
    where i.indrelid = tg_relid and i.indisprimary and a.attname <> 'region_code';
  perform set_config('app.region', changed ->> 'region_code', true);
  insert into audit_event (region_code, actor_id, actor_login, actor_name, actor_role, organisation, address, action,
                           subject_kind, subject_id, before, after, origin)
  values (changed ->> 'region_code', 0, session_user, '数据库', 'DATABASE', '', coalesce(host(inet_client_addr()), ''),
          case tg_op when 'INSERT' then '库内新增' when 'UPDATE' then '库内修改' else '库内删除' end,
          tg_table_name, coalesce(key, ''), jiheng_untold_values(to_jsonb(old), to_jsonb(new)),
          jiheng_untold_values(to_jsonb(new), to_jsonb(old)), 'DATABASE');
  perform set_config('app.region', was, true);
  return null;
end $$;

-- The columns that differ, shortened; of personal and secret ones only that they do.
create function jiheng_untold_values(of jsonb, other jsonb) returns json
    language sql immutable
    return (
      select coalesce(json_object_agg(c.key, case
          when c.key ~ 'password|hash|secret|seed|phone|mobile|contact|content|token|code_' then '（不记内容）'
          else left(c.value #>> '{}', 200) end order by c.key), '{}')
      from jsonb_each(of) c
      where other is null or c.value is distinct from other -> c.key);
