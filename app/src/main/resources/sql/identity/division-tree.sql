-- The divisions of one province, each after the one it belongs to; some thousands at the most for a province, one branch for a county.
with recursive tree as (
  select d.*, array[d.code] as path from division d where d.level = 'PROVINCE' and d.code like :province
  union all
  select d.*, t.path || d.code from division d join tree t on d.parent_code = t.code
)
select t.code, t.parent_code, t.level, t.name, t.valid_from, t.valid_until, h.name as heir,
       (select string_agg(n.name, '、' order by n.valid_until) from division_name n where n.code = t.code) as former
from tree t
left join division h on h.code = t.merged_into
order by t.path
