-- Every business table has the backstop of the audit (V050), also one that a later migration has made. A table whose changes
-- are nobody's business says so in its comment with the word 免留痕 and why.
do $$
declare
  business regclass;
begin
  for business in
    select c.oid::regclass from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relrowsecurity
      and c.relname !~ '^audit_'
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'region_code' and not a.attisdropped)
      and coalesce(obj_description(c.oid, 'pg_class'), '') !~ '免留痕'
      and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'told')
  loop
    execute format('create constraint trigger told after insert or update or delete on %s'
      ' deferrable initially deferred for each row execute function jiheng_untold()', business);
  end loop;
end $$;
