package org.jiheng.app.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jiheng.app.Answer;
import org.jiheng.app.Forms;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.Visitor;
import org.jiheng.app.Visitor.Upload;
import org.jiheng.app.WithDemo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

/** 暂存 — files that wait for a decision leave nothing behind once it is made (GIT-28). */
@WithDemo
class StagingTest {
    private final People people;
    private final Records records;
    private final Path staging;

    StagingTest(People people, Records records, @Value("${jiheng.data}") Path data) {
        this.people = people;
        this.records = records;
        this.staging = data.resolve("staging");
    }

    @Test
    void acceptedAndDiscardedFilesAreGone() throws IOException {
        var district = people.newDistrict("区水利局");
        var clerk = people.clerk(district, "区水利局");
        var accepted = upload(clerk, "收下的");
        var discarded = upload(clerk, "不要的");
        for (var folder : List.of(folder(accepted), folder(discarded))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("rwx------");
            try (var files = Files.list(folder)) {
                assertThat(files.map(Path::getFileName).map(Path::toString))
                        .as("no name of a person's choosing reaches the disk")
                        .containsExactlyInAnyOrder("1", "run.json");
            }
        }
        clerk.whenReady(accepted);
        clerk.post(accepted + "/acceptance", "choice", "1-1");
        clerk.whenReady(discarded);
        clerk.post(discarded + "/discard");
        assertThat(folder(accepted)).doesNotExist();
        assertThat(folder(discarded)).doesNotExist();
    }

    @Test
    void nobodyKeepsMoreThanFiveWaiting() {
        var district = people.newDistrict("区水利局");
        var clerk = people.clerk(district, "区水利局");
        var runs = new ArrayList<String>();
        for (int each = 0; each < 7; each++) {
            runs.add(upload(clerk, "第" + each + "个"));
        }
        assertThat(runs.stream().map(run -> clerk.get(run).status()))
                .containsExactly(404, 404, 200, 200, 200, 200, 200);
        assertThat(folder(runs.getFirst())).doesNotExist();
        assertThat(clerk.get("/imports").page().select("a.t[href^=/imports/]").eachAttr("href"))
                .containsExactlyElementsOf(runs.subList(2, 7).reversed());
    }

    /** Two clicks are one submission (GIT-140). */
    @Test
    void acceptingTwiceAtOnceStoresOnce() {
        var district = people.newDistrict("区水利局");
        var clerk = people.clerk(district, "区水利局");
        var run = upload(clerk, "点了两下的");
        clerk.whenReady(run);
        var clicks = List.of(click(clerk, run), click(clerk, run), click(clerk, run));
        assertThat(clicks.stream().map(CompletableFuture::join).map(Answer::location))
                .containsOnly("/projects?sort=-changed");
        assertThat(clerk.get("/projects?sort=-changed").words()).contains("收下新草稿 1 个");
        assertThat(records.counts(district.scope(), "project", "target_version", "original_file"))
                .isEqualTo("project=1 target_version=1 original_file=1");
    }

    @Test
    void oddFileNamesAreTidied() {
        var clerk = people.clerk();
        clerk.get("/imports");
        var names = List.of("C:\\Users\\周\\表.txt", "../../etc/passwd", "长".repeat(251) + ".txt");
        var run = clerk.upload(
                        "/imports",
                        names.stream().map(name -> Upload.text(name, "x")).toList())
                .location();
        assertThat(clerk.whenReady(run).page().select(".batch td .t").eachText())
                .containsExactly("表.txt", "passwd", "长".repeat(200));
    }

    private static CompletableFuture<Answer> click(Visitor clerk, String run) {
        return CompletableFuture.supplyAsync(() -> clerk.post(run + "/acceptance", "choice", "1-1"));
    }

    private static String upload(Visitor clerk, String project) {
        clerk.get("/imports");
        return clerk.upload("/imports", List.of(Upload.text("表.txt", Forms.text("区水利局", project))))
                .location();
    }

    private Path folder(String run) {
        return staging.resolve(run.substring("/imports/".length()));
    }
}
