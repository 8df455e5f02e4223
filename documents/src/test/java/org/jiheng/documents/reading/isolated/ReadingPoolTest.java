package org.jiheng.documents.reading.isolated;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jiheng.documents.reading.FormReader;
import org.jiheng.documents.reading.ReadFile;
import org.jiheng.documents.reading.ReadFile.Status;
import org.jiheng.documents.reading.grid.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 隔离 — real child processes that really die, hang and run out of memory, and a good file right after each. */
@Timeout(180)
class ReadingPoolTest {
    private static final Path FILES = Path.of("src/test/resources/golden/formats");
    private static final byte[] GOOD =
            "衡溪区2025年重点专项绩效目标表\n项目名称\t河道清淤\n指标名称\t指标值\n清淤长度\t12\n".getBytes(StandardCharsets.UTF_8);
    private static final ReadingPool.Settings ONE_AFTER_THE_OTHER =
            new ReadingPool.Settings(1, 64, Duration.ofSeconds(8), 100);

    private static ReadingPool misbehaving(ReadingPool.Settings settings) {
        return new ReadingPool(settings, MisbehavingChild.class.getName());
    }

    private static void assertReadsWell(FormReader reader) {
        var good = reader.read("good", GOOD);
        assertThat(good.status()).as(String.valueOf(good.problem())).isNotEqualTo(Status.REJECTED);
        assertThat(good.forms()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "dies, READER_STOPPED, 意外停止",
        "throws, READER_STOPPED, 意外停止",
        "overflows, READER_STOPPED, 意外停止",
        "hangs, TOO_SLOW, 8秒",
        "eats, TOO_MUCH_MEMORY, 64MB"
    })
    void aFileThatBreaksItsReaderGetsASentenceAndTheNextOneIsRead(String name, ProblemCode code, String saying) {
        try (var pool = misbehaving(ONE_AFTER_THE_OTHER)) {
            var reader = FormReader.standard().through(pool);
            assertReadsWell(reader);
            var broken = reader.read(name, GOOD);
            var problem = requireNonNull(broken.problem());
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.message()).contains(saying).endsWith("。");
            assertThat(broken.sha256()).hasSize(64);
            assertReadsWell(reader);
        }
    }

    @Test
    void whatALibraryPrintsIsNoAnswer() {
        try (var pool = misbehaving(ONE_AFTER_THE_OTHER)) {
            var reader = FormReader.standard().through(pool);
            assertThat(reader.read("prints", GOOD).forms()).hasSize(1);
        }
    }

    @Test
    void aChildKilledWhileItWaitsIsReplacedUnnoticed() {
        try (var pool = misbehaving(ONE_AFTER_THE_OTHER)) {
            var reader = FormReader.standard().through(pool);
            assertReadsWell(reader);
            var child = pool.children().getFirst();
            child.destroyForcibly();
            child.onExit().join();
            assertReadsWell(reader);
        }
    }

    @Test
    void nobodyWaitsForAHangingFileButItself() throws Exception {
        try (var pool = misbehaving(new ReadingPool.Settings(2, 64, Duration.ofSeconds(20), 100));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var reader = FormReader.standard().through(pool);
            assertReadsWell(reader);
            var hanging = threads.submit(() -> reader.read("hangs", GOOD));
            for (int i = 0; i < 20; i++) {
                assertReadsWell(reader);
            }
            assertThat(hanging.isDone()).isFalse();
            assertThat(hanging.get().status()).isEqualTo(Status.REJECTED);
        }
    }

    @Test
    void childrenAreReplacedBeforeAnythingPilesUpInThem() {
        try (var pool = misbehaving(new ReadingPool.Settings(1, 64, Duration.ofSeconds(20), 2))) {
            var reader = FormReader.standard().through(pool);
            assertReadsWell(reader);
            var first = pool.children();
            assertReadsWell(reader);
            assertReadsWell(reader);
            assertThat(pool.children()).hasSize(1).doesNotContainAnyElementsOf(first);
        }
    }

    @Test
    void closingLeavesNoChildBehind() {
        var pool = misbehaving(new ReadingPool.Settings(2, 64, Duration.ofSeconds(20), 2));
        assertThat(pool.children()).isEmpty();
        assertReadsWell(FormReader.standard().through(pool));
        var children = pool.children();
        assertThat(children).hasSize(1).allMatch(ProcessHandle::isAlive);
        pool.close();
        children.forEach(child -> child.onExit().join());
        assertThat(pool.children()).isEmpty();
    }

    @Test
    void everyFormatReadsTheSameAsInThisProcess() throws IOException {
        var direct = FormReader.standard();
        var expected = new ArrayList<ReadFile>();
        var actual = new ArrayList<ReadFile>();
        try (var pool = new ReadingPool();
                Stream<Path> files = Files.walk(FILES)) {
            var isolated = direct.through(pool);
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                expected.add(direct.read(file));
                actual.add(isolated.read(file));
                var half = Files.readAllBytes(file);
                half = Arrays.copyOf(half, half.length / 2);
                expected.add(direct.read("half", half));
                actual.add(isolated.read("half", half));
            }
        }
        assertThat(actual).isEqualTo(expected).hasSizeGreaterThan(20);
    }
}
