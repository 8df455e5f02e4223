-- Who was asked about this case in this round, and what did they say? A few rows.
select e.id, e.officer_id, o.display_name, e.state, e.opinion, e.last_day, coalesce(sum(s.points), 0) as total
from review_expert e
join officer o on o.region_code = e.region_code and o.id = e.officer_id
left join review_expert_score s on s.region_code = e.region_code and s.expert_id = e.id
where e.case_id = :case and e.round = jiheng_scored_round(:case, :round)
group by e.id, e.officer_id, o.display_name, e.state, e.opinion, e.last_day
order by e.id
