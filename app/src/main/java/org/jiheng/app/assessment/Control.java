package org.jiheng.app.assessment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * 控制点 — one line of the self-assessment sheet.
 *
 * @param level from which protection level it is asked; 0 when it belongs to none
 * @param state how far the product itself goes
 * @param setting name of the value to print beside it; null when there is nothing to set
 * @param evidence where an assessor sees it: a page, a document, a test
 */
record Control(
        String id,
        String title,
        int level,
        String how,
        State state,
        @Nullable String setting,
        String evidence) {

    /** 落实情况. */
    enum State {
        BUILT("已实现"),
        PARTLY("部分实现"),
        HOUSE("由单位落实");

        private final String chinese;

        State(String chinese) {
            this.chinese = chinese;
        }

        String chinese() {
            return chinese;
        }
    }

    static List<Control> all() {
        try (var file = Objects.requireNonNull(Control.class.getResourceAsStream("/security/controls.yaml"))) {
            List<Map<String, Object>> rows = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            var controls = new ArrayList<Control>();
            for (var row : rows) {
                var setting = row.get("setting");
                controls.add(new Control(
                        text(row, "id"),
                        text(row, "title"),
                        Integer.parseInt(text(row, "level")),
                        text(row, "how"),
                        State.valueOf(text(row, "state")),
                        setting == null ? null : setting.toString(),
                        text(row, "evidence")));
            }
            return controls;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Map<String, Object> row, String name) {
        return Objects.requireNonNull(row.get(name), name).toString();
    }
}
