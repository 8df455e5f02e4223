-- What does every row score, and by which arithmetic? One row an indicator or execution; 7,000,000 rows written.
create or replace temp table explained as
with scored as (
    select form, kind, points, target, actual,
           case
               when kind = 'zero' then case when actual = target then points else 0 end
               when kind = 'lower' then
                   case when actual <= target then points
                        else (2 * points * target + actual) // (2 * actual) end
               when actual >= target then points
               when kind = 'satisfaction' and actual < 6000 then 0
               else (2 * points * actual + target) // (2 * target)
           end as earned
    from line
)
select form, earned,
       case
           when earned = points then concat('达到目标，得满分 ', points / 100, ' 分')
           when earned = 0 then concat(actual / 100, ' 没有达到 ', target / 100, '，得 0 分')
           when kind = 'lower' then concat(target / 100, ' ÷ ', actual / 100, ' × ', points / 100, ' = ', earned / 100)
           else concat(actual / 100, ' ÷ ', target / 100, ' × ', points / 100, ' = ', earned / 100)
       end as why
from scored
