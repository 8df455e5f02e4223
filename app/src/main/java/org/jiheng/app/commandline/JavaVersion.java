package org.jiheng.app.commandline;

import java.util.Optional;

/** Java版本 — which Java may run Jiheng: updates of 25 before 25.0.3 can corrupt data under G1 (JDK-8377811). */
public final class JavaVersion {
    private static final Runtime.Version FIRST_FIT = Runtime.Version.parse("25.0.3");

    private JavaVersion() {}

    /** The sentence to stop with, or nothing when this Java will do. */
    public static Optional<String> refusal(Runtime.Version version) {
        // An early build of an update carries its number already, so only the numbers count.
        return numbers(version).compareTo(FIRST_FIT) >= 0
                ? Optional.empty()
                : Optional.of("绩衡需要 Java %s 或更新的版本,当前是 %s:较早的版本可能损坏数据(JDK-8377811)。请安装新版后重试,或用 JAVA_HOME 指明其所在目录。"
                        .formatted(FIRST_FIT, version));
    }

    private static Runtime.Version numbers(Runtime.Version version) {
        return Runtime.Version.parse("%d.%d.%d.1".formatted(version.feature(), version.interim(), version.update()));
    }
}
