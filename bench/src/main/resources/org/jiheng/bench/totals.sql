-- What does every form score, and how many of each grade are there? One row a grade; 7,000,000 rows read.
-- Money in fen, values, points and scores in hundredths, so that half up is exact: (2 × points × part + whole) // (2 × whole).
with scored as (
    select form,
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
), total as (
    select form, sum(earned) as total from scored group by form
)
select case when total >= 9000 then '优' when total >= 8000 then '良' when total >= 6000 then '中' else '差' end as grade,
       count(*) as forms,
       sum(total) as points
from total
group by grade
order by grade
