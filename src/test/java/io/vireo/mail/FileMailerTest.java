package io.vireo.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileMailerTest {
    private static final String LINK = "http://localhost:8080/reset?token=" + "x".repeat(43);

    @TempDir
    Path directory;

    @Test
    void shouldWriteAMailReadableOnlyByItsOwnerWithAnUnbrokenLink() throws Exception {
        Path mails = directory.resolve("mail");

        new FileMailer(mails).send(mail("Tom & Ann", "first"));

        List<Path> files = files(mails);
        assertThat(files).hasSize(1);
        Path file = files.get(0);
        assertThat(file.getFileName()).hasToString("20261125T100000.000-password-forgotten-first.eml");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(mails)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        // the link is readable without a mail client
        assertThat(Files.readString(file)).containsPattern("(?m)^\\Q" + LINK + "\\E\\r?$");
    }

    @Test
    void shouldWriteAMailThatAMailClientCanParse() throws Exception {
        new FileMailer(directory).send(mail("Zo\u00eb \u5f20", "second"));

        try (InputStream file = Files.newInputStream(files(directory).get(0))) {
            MimeMessage read = new MimeMessage(Session.getInstance(new Properties()), file);
            assertThat(read.getSubject()).isEqualTo("Hello Zo\u00eb \u5f20");
            assertThat(read.getFrom()[0]).hasToString("Vireo <noreply@vireo.example>");
            assertThat(read.getMessageID()).isEqualTo("<second@vireo.example>");
            assertThat(read.getSentDate().toInstant()).isEqualTo(Instant.parse("2026-11-25T10:00:00Z"));
            assertThat(((MimeMultipart) read.getContent()).getBodyPart(0).getContent())
                    .isEqualTo("Zo\u00eb \u5f20\r\n" + LINK + "\r\n");
        }
    }

    /** RFC 5322, 2.3; the templates have the line endings of the checkout. */
    @Test
    void shouldEndEveryLineWithCrLf() throws Exception {
        new FileMailer(directory).send(mail("Ada\nLovelace", "third"));

        String mail = Files.readString(files(directory).get(0), StandardCharsets.ISO_8859_1);

        assertThat(mail)
                .contains("Lovelace\r\n")
                .doesNotContainPattern("(?<!\r)\n")
                .doesNotContainPattern("\r(?!\n)");
    }

    private static OutgoingMail mail(String name, String id) throws EmailAddress.Unusable {
        return new OutgoingMail(
                "PASSWORD_FORGOTTEN",
                id,
                Instant.parse("2026-11-25T10:00:00Z"),
                EmailAddress.parse("Vireo <noreply@vireo.example>"),
                EmailAddress.of("ada@example.org"),
                new MailContent("Hello " + name, name + "\r\n" + LINK + "\r\n", "<p>" + name + "</p>"),
                null);
    }

    private static List<Path> files(Path directory) throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
