-- What hangs on a target is seen with it; but delegates and experts see the form and nothing that was said or tried on the way (lifecycle
-- §6). So every table whose policy follows the target or the project is closed to them, also one that a later migration has made.
do $$
declare
  follower regclass;
begin
  for follower in
    select distinct c.oid::regclass from pg_policy p join pg_class c on c.oid = p.polrelid
    where to_regproc('jiheng_sight') is not null -- not before V094
      and c.relnamespace = 'public'::regnamespace and p.polpermissive
      and pg_get_expr(p.polqual, p.polrelid) ~ 'FROM (target_version|project|review_case)\M'
      and c.relname not in ('project', 'target_version', 'target_fund_line', 'target_indicator')
      and not exists (select from pg_policy q where q.polrelid = c.oid and q.polname = 'not_for_readers')
  loop
    execute format('create policy not_for_readers on %s as restrictive using (jiheng_sight() is null)', follower);
  end loop;
end $$;
