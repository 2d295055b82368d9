package io.vireo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.vireo.Await;
import io.vireo.Rows;
import io.vireo.ServerTest;
import io.vireo.Staff;
import io.vireo.TestDirectory;
import io.vireo.TestJvm;
import io.vireo.TestMail;
import io.vireo.platform.database.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The operator's commands, run beside a server that uses the same database. */
class OperatorCommandsIT extends ServerTest {
    @TestDirectory
    Path directory;

    /** The exit code and the output of a command. */
    private record Result(int exit, String output) {}

    @Test
    void shouldChangeRolesStandingsAndQuotas() throws Exception {
        String name = vireo.newAccount();
        String token = vireo.token(name);
        String hash = vireo.published(token, "Hills");

        assertThat(run("role", name, "moderator")).isEqualTo(new Result(0, name + ": moderator\n"));
        vireo.request()
                .header("Authorization", token)
                .get("/moderation/log?limit=1")
                .then()
                .statusCode(200);

        String address = Staff.address(name);
        assertThat(run("standing", name, "suspended", "--reason", "Spam").exit())
                .isZero();
        assertThat(TestMail.text(TestMail.await(address, "A decision of our moderators")))
                .contains("The channel was suspended", "Spam");
        Await.until(
                "the suspension",
                () -> vireo.video(hash).statusCode() == 404
                        && vireo.request().get("/video/d/{hash}", hash).statusCode() == 400);
        assertThat(run("standing", name, "good").output()).isEqualTo(name + ": good\n");
        Await.until("the return", () -> vireo.video(hash).statusCode() == 200);
        assertThat(TestMail.await(address, "A decision of our moderators", 2))
                .anySatisfy(mail -> assertThat(TestMail.text(mail)).contains("It was restored"));

        assertThat(run("quota", name, "--videos-per-day", "1").output())
                .isEqualTo(name + ": default bytes, 1 videos per day\n");
        vireo.announce(token, "More", "").then().statusCode(403).body("response.quota.limit", equalTo(1));

        String reporter = vireo.newAccount();
        new Staff(vireo)
                .report(vireo.token(reporter), "video", hash, "spam")
                .then()
                .statusCode(200);
        assertThat(run("reports").output()).contains("  video  " + hash + "  1  spam\n");
        assertThat(run("reports", "close", "video", hash))
                .isEqualTo(new Result(0, "Closed 1 reports of video " + hash + ".\n"));
        assertThat(run("reports").output()).doesNotContain(hash);
        assertThat(TestMail.text(TestMail.await(Staff.address(reporter), "Your report was reviewed")))
                .contains("Nothing was changed");
    }

    @Test
    void shouldRejectWhatItCannotDo() throws Exception {
        Rows.change("UPDATE Channels SET Role = 'user' WHERE Role = 'admin'");
        String admin = new Staff(vireo).newAccount("admin");

        assertThat(run("role", admin, "user"))
                .isEqualTo(new Result(1, "Rejected: " + admin + " is the last administrator.\n"));
        assertThat(run("role", "no-such-channel"))
                .isEqualTo(new Result(1, "Rejected: there is no channel no-such-channel.\n"));
        assertThat(run("role", admin, "king").exit()).isEqualTo(2);
        assertThat(run("standing", "--help"))
                .satisfies(result -> assertThat(result.output()).startsWith("Usage: java -jar vireo.jar standing NAME"))
                .satisfies(result -> assertThat(result.exit()).isZero());
    }

    @Test
    void shouldStartTheEmbeddedDatabaseOfAStoppedSite() throws Exception {
        TestDatabase.preparedSettings(directory.resolve("data"));

        Result result = run(Map.of(), "role", "nobody", "admin");

        assertThat(result.output()).endsWith("Rejected: there is no channel nobody.\n");
        assertThat(result.exit()).isEqualTo(1);
    }

    private Result run(String... arguments) throws Exception {
        return run(
                Map.of(
                        "VIREO_DB_URL", TestDatabase.url("vireo_it"),
                        "VIREO_DB_USER", String.valueOf(TestDatabase.user()),
                        "VIREO_DB_PASSWORD", String.valueOf(TestDatabase.password())),
                arguments);
    }

    private Result run(Map<String, String> database, String... arguments) throws Exception {
        Path data = directory.resolve("data");
        PreparedLibraries.linkInto(data);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(TestJvm.OPTIONS);
        command.addAll(List.of("-Dfile.encoding=UTF-8", "-jar", System.getProperty("vireo.it.jar")));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("VIREO_DATA", data.toString());
        builder.environment().putAll(database);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Result(process.exitValue(), output);
    }
}
