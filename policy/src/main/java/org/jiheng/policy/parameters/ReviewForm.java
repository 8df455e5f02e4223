package org.jiheng.policy.parameters;

import java.util.ArrayList;
import java.util.List;
import org.jiheng.policy.common.Points;

/** 审核打分表 — the aspects a reviewer scores, their items, and the points each carries (REV-01, REV-02). */
public record ReviewForm(List<Aspect> aspects) {

    /** 审核方面. */
    public record Aspect(String name, List<Item> items) {
        public Aspect {
            items = List.copyOf(items);
        }
    }

    /** 审核内容. */
    public record Item(String name, Points points) {}

    public ReviewForm {
        aspects = List.copyOf(aspects);
    }

    static ReviewForm read(Setting value) {
        var aspects = new ArrayList<Aspect>();
        value.entries().forEach((name, items) -> {
            var read = new ArrayList<Item>();
            items.entries().forEach((item, points) -> read.add(new Item(item, Points.of(points.positive()))));
            aspects.add(new Aspect(name, read));
        });
        return new ReviewForm(aspects);
    }

    public List<Item> items() {
        return aspects.stream().flatMap(each -> each.items().stream()).toList();
    }

    public Points full() {
        return Points.sum(items().stream().map(Item::points).toList());
    }
}
