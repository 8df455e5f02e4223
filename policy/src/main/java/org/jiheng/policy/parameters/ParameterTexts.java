package org.jiheng.policy.parameters;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** 参数文件来源 — where the texts of the parameter files come from: the product, and a district's own folder. */
interface ParameterTexts {
    /** The file that comes with the product. */
    String delivered(String name);

    /** 本地参数: the file of the same name in the district's folder; null where there is none. */
    default @Nullable String local(String name) {
        return null;
    }

    default <T> Parameter<T> file(String name, Function<Setting, T> value) {
        var delivered = ParameterFile.read(name, delivered(name), value);
        var local = local(name);
        return local == null ? delivered : delivered.withLocal(ParameterFile.readLocal("本地" + name, local, value));
    }
}
