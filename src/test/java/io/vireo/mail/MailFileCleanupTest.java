package io.vireo.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailFileCleanupTest {
    private static final Instant CUTOFF = Instant.parse("2026-11-25T10:00:00Z");

    @TempDir
    Path directory;

    @Test
    void shouldRemoveOnlyOldMails() throws IOException {
        Path old = file("old.eml", CUTOFF.minusSeconds(1));
        Path fresh = file("fresh.eml", CUTOFF);
        Path other = file("notes.txt", CUTOFF.minusSeconds(1));

        assertThat(MailFileCleanup.removeOlder(directory, CUTOFF)).isEqualTo(1);
        assertThat(old).doesNotExist();
        assertThat(fresh).exists();
        assertThat(other).exists();
    }

    @Test
    void shouldRemoveUnfinishedFilesOfACrash() throws IOException {
        Path unfinished = file(".welcome.eml.4f7a", CUTOFF);
        Path mail = file("welcome.eml", CUTOFF);

        MailFileCleanup.removeUnfinished(directory);
        MailFileCleanup.removeUnfinished(directory.resolve("mail"));

        assertThat(unfinished).doesNotExist();
        assertThat(mail).exists();
    }

    @Test
    void shouldIgnoreAMissingDirectory() throws IOException {
        assertThat(MailFileCleanup.removeOlder(directory.resolve("mail"), CUTOFF))
                .isZero();
    }

    private Path file(String name, Instant written) throws IOException {
        return Files.setLastModifiedTime(Files.createFile(directory.resolve(name)), FileTime.from(written));
    }
}
