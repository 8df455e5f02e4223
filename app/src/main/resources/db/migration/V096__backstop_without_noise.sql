-- 兜底不留噪声: what the program works out by itself from a form, and the keys of browsers, are nobody's deed. Recorded row by row they hid
-- the changes somebody made in the database by hand, which the backstop is for.
comment on table target_finding is '规则对一张表说的话。免留痕：由表的内容随时可以重新算出';
comment on table target_check   is '一张表上次校验到哪一稿。免留痕：由程序自己记';
comment on table draft_key      is '浏览器里没存上的内容用的密钥，用完即删。免留痕：不是业务，内容也不该抄进留痕';
drop trigger if exists told on target_finding;
drop trigger if exists told on target_check;
drop trigger if exists told on draft_key;

-- Of keys, binary values and whatever is encrypted only that they differ; when and how often something was used is no change of it.
create or replace function jiheng_untold_values(of jsonb, other jsonb) returns json
    language sql immutable
    return (
      select coalesce(json_object_agg(c.key, case
          when c.key ~ 'password|hash|secret|seed|phone|mobile|contact|content|token|code_|key|attachment'
            or c.value #>> '{}' ~ '^\\x|^(AES-256-GCM|SM4-GCM):' then '（不记内容）'
          else left(c.value #>> '{}', 200) end order by c.key), '{}')
      from jsonb_each(of) c
      where other is null or c.value is distinct from other -> c.key);

create function jiheng_only_used(was jsonb, is_now jsonb) returns boolean
    language sql immutable
    return was is not null and is_now is not null
      and was - array['last_used_at', 'sign_count', 'last_sign_in_at', 'last_sign_in_address', 'totp_last_step']
        = is_now - array['last_used_at', 'sign_count', 'last_sign_in_at', 'last_sign_in_address', 'totp_last_step'];

create or replace function jiheng_untold() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
  changed jsonb := to_jsonb(coalesce(new, old));
  key     text;
  was     text := coalesce(current_setting('app.region', true), '');
begin
  if current_setting('app.told', true) = pg_current_xact_id()::text or jiheng_only_used(to_jsonb(old), to_jsonb(new)) then
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
