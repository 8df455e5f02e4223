-- 兜底先看有没有人说过: the backstop of V050 wrote the whole row out as json before it looked whether anybody had told of the change,
-- with every save and for every row of it. Now it looks first.
create or replace function jiheng_untold() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
  changed jsonb;
  key     text;
  was     text;
begin
  if current_setting('app.told', true) = pg_current_xact_id()::text then
    return null;
  end if;
  if jiheng_only_used(to_jsonb(old), to_jsonb(new)) then
    return null;
  end if;
  changed := to_jsonb(coalesce(new, old));
  was := coalesce(current_setting('app.region', true), '');
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
