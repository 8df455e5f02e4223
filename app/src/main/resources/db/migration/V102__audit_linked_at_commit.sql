-- 留痕在提交时入链: the end of a division's chain was locked from the last statement of a transaction until its commit had come over
-- the wire; whoever saved next waited for that. Now the program says what happened here, and the commit itself writes it into the
-- chain: same transaction, same chain, locked for the moment it takes to link.
create table audit_told (
  region_code  text   not null check (region_code ~ '^[0-9]{9}$'),
  id           bigint generated always as identity,
  actor_id     bigint not null,
  actor_login  text   not null,
  actor_name   text   not null,
  actor_role   text   not null,
  organisation text   not null,
  address      text   not null,
  action       text   not null,
  subject_kind text   not null,
  subject_id   text   not null,
  before       json   not null,
  after        json   not null,
  outcome      text   not null,
  reason       text   not null,
  request_id   text   not null,
  primary key (region_code, id)
);
alter table audit_told enable row level security;
alter table audit_told force  row level security;
create policy own_region on audit_told using (region_code = jiheng_region()) with check (region_code = jiheng_region());
grant select, insert on audit_told to ${applicationRole};
comment on table audit_told is '本次事务里已经说了、提交时才入链的留痕；提交之后总是空的';

-- The backstop (V050) of the same commit must know that something was told.
create function jiheng_audit_hear() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform set_config('app.told', pg_current_xact_id()::text, true);
  return new;
end $$;
create trigger hear before insert on audit_told for each row execute function jiheng_audit_hear();

create function jiheng_audit_write() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into audit_event (region_code, actor_id, actor_login, actor_name, actor_role, organisation, address,
                           action, subject_kind, subject_id, before, after, outcome, reason, request_id)
  values (new.region_code, new.actor_id, new.actor_login, new.actor_name, new.actor_role, new.organisation, new.address,
          new.action, new.subject_kind, new.subject_id, new.before, new.after, new.outcome, new.reason, new.request_id);
  delete from audit_told where region_code = new.region_code and id = new.id;
  return null;
end $$;
create constraint trigger write after insert on audit_told
  deferrable initially deferred for each row execute function jiheng_audit_write();
