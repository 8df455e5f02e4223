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

-- Asked by the backstop as V100 writes it.
create function jiheng_only_used(was jsonb, is_now jsonb) returns boolean
    language sql immutable
    return was is not null and is_now is not null
      and was - array['last_used_at', 'sign_count', 'last_sign_in_at', 'last_sign_in_address', 'totp_last_step']
        = is_now - array['last_used_at', 'sign_count', 'last_sign_in_at', 'last_sign_in_address', 'totp_last_step'];
