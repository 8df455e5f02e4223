package org.jiheng.app.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jiheng.app.Forms;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.Visitor;
import org.jiheng.app.Visitor.Upload;
import org.jiheng.app.WithDemo;
import org.jiheng.app.cryptography.FileSeal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.web.multipart.MultipartFile;

/** 停下与接着读 — a batch that is stopped, a page that is closed, a server that is started again: nothing of it is lost. */
@WithDemo
class ResumedBatchTest {
    private final People people;
    private final Records records;
    private final TeachLabel teachLabel;
    private final IsolatedReaders readers;
    private final FileSeal seal;

    ResumedBatchTest(People people, Records records, TeachLabel teachLabel, IsolatedReaders readers, FileSeal seal) {
        this.people = people;
        this.records = records;
        this.teachLabel = teachLabel;
        this.readers = readers;
        this.seal = seal;
    }

    @Test
    void twoHundredFilesAreReadAndTakenInOnePress() {
        var district = people.newDistrict("区水利局");
        var clerk = people.clerk(district, "区水利局");
        var files = IntStream.rangeClosed(1, 200)
                .mapToObj(each -> each % 50 == 0
                        ? new Upload(each + ".xlsx", new byte[] {1, 2, 3})
                        : Upload.text(each + ".txt", Forms.text("区水利局", "第" + each + "个项目")))
                .toList();
        clerk.get("/imports");
        var run = clerk.upload("/imports", files).location();
        var page = clerk.whenReady(run).page();
        assertThat(page.select(".batch tbody tr")).hasSize(200);
        assertThat(page.select(".statusbar").text()).contains("196 张表 = 读准 196").contains("没读成的文件 4");
        assertThat(clerk.get(run + "?only=problems").page().select(".batch tbody tr"))
                .hasSize(4);
        clerk.get(run);
        clerk.post(run + "/acceptance", "which", "all");
        assertThat(records.one(district.scope(), "select count(*) from target_version"))
                .isEqualTo("196");
        assertThat(clerk.get(run).status()).as("nothing is left to decide").isEqualTo(404);
    }

    @Test
    void whatIsNotTakenWaitsOn() {
        var district = people.newDistrict("区水利局");
        var clerk = people.clerk(district, "区水利局");
        var doubtful = Forms.text("区水利局", "存疑的").replace("单位：万元\n", "");
        clerk.get("/imports");
        var run = clerk.upload(
                        "/imports",
                        List.of(
                                Upload.text("好.txt", Forms.text("区水利局", "读准的")),
                                Upload.text("疑.txt", doubtful),
                                Upload.text("又疑.txt", doubtful)))
                .location();
        assertThat(clerk.whenReady(run).words()).contains("3 张表 = 读准 1 + 存疑 2").contains("内容相同");
        clerk.post(run + "/acceptance", "which", "good");
        assertThat(clerk.get("/projects?sort=-changed").words()).contains("还有 1 张没有收");
        assertThat(clerk.get(run).words()).contains("存疑 2 + 已收下 1");
        assertThat(clerk.get("/imports").text()).contains(run);
        clerk.get(run);
        clerk.post(run + "/acceptance", "which", "all");
        assertThat(records.one(district.scope(), "select count(*) from target_version"))
                .isEqualTo("2");
        assertThat(clerk.get(run).status()).isEqualTo(404);
    }

    @Test
    void aStoppedBatchReadsNothingUntilItGoesOn() {
        var clerk = people.clerk();
        var run = upload(clerk);
        clerk.get("/imports");
        clerk.post(run + "/pause");
        var stopped = clerk.get(run);
        assertThat(stopped.header("Refresh")).as("nothing to wait for").isEmpty();
        clerk.post(run + "/resume");
        var done = clerk.whenReady(run);
        assertThat(done.page().select(".batch tbody tr .jade")).isNotEmpty();
        assertThat(done.words()).doesNotContain("停下了");
        clerk.post(run + "/discard");
    }

    /** The same folder, as a server finds it that has just started: what was corrected, answered and taken is known. */
    @Test
    void aRestartTakesUpWhatWasWaiting(@TempDir Path data) throws IOException {
        var district = people.newDistrict("区水利局");
        people.clerk(district, "区水利局");
        var officer = people.officer(district.login("jb" + Integer.toHexString("区水利局".hashCode())));
        var before = new DryRuns(data, teachLabel, readers, seal, Clock.systemUTC());
        List<MultipartFile> files = List.of(
                file("一.txt", Forms.text("区水利局", "一号")),
                file("二.txt", Forms.text("区水利局", "二号").replace("单位：万元\n", "")));
        var run = before.begin(officer, files);
        await(run);
        var first = run.files().getFirst();
        assertThat(CorrectForm.correct(first, 1, List.of("project.name"), List.of("一号"), List.of("一号改")))
                .isEqualTo(new CorrectForm.Result.Corrected(1));
        var second = run.files().getLast();
        var doubt = second.forms().getFirst().openDoubts().getFirst();
        second.settle(1, StagedForm.key(doubt));
        first.accept(1);
        before.keep(run);
        before.stop();
        try (var staged = Files.walk(data)) {
            assertThat(staged.filter(Files::isRegularFile))
                    .as("what waits is encrypted (GIT-25)")
                    .hasSizeGreaterThan(2)
                    .allSatisfy(each -> assertThat(FileSeal.isSealed(Files.readAllBytes(each)))
                            .isTrue());
        }
        var junk = Files.createDirectories(data.resolve("staging").resolve("半截"));
        Files.writeString(junk.resolve("run.json"), "{\"officerId\":");

        var after = new DryRuns(data, teachLabel, readers, seal, Clock.systemUTC());
        assertThat(junk).as("what cannot be understood is swept").doesNotExist();
        var again = after.find(run.id(), officer).orElseThrow();
        await(again);
        var form = again.files().getFirst().form(1).orElseThrow();
        assertThat(form.form().declaration().project().name()).isEqualTo("一号改");
        assertThat(again.files().getFirst().isAccepted(1)).isTrue();
        assertThat(again.files().getLast().form(1).orElseThrow().openDoubts())
                .hasSize(second.form(1).orElseThrow().openDoubts().size());
        after.stop();

        var later = new DryRuns(
                data,
                teachLabel,
                readers,
                seal,
                Clock.fixed(Instant.now().plus(Duration.ofDays(8)), java.time.ZoneOffset.UTC));
        assertThat(later.find(run.id(), officer)).as("after a week").isEmpty();
        assertThat(run.folder()).doesNotExist();
        later.stop();
    }

    private static void await(DryRun run) {
        var end = Instant.now().plusSeconds(30);
        while (!run.isRead()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.onSpinWait();
        }
    }

    private static MultipartFile file(String name, String text) {
        return new MockMultipartFile(
                "files", name, "text/plain", text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static String upload(Visitor clerk) {
        clerk.get("/imports");
        return clerk.upload(
                        "/imports",
                        IntStream.range(0, 30)
                                .mapToObj(each -> Upload.text(each + ".txt", Forms.text("区委老干局", "停下的" + each)))
                                .toList())
                .location();
    }
}
