package io.vireo.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.cert.CertPathBuilderException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmtpMailerTest {
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void shouldSendSeveralMailsOverOneConnection() throws Exception {
        SmtpMailer mailer = mailer(null, null);

        mailer.send(mail("ada@example.org", null));
        mailer.send(mail("bob@example.org", "https://vireo.example/unsubscribe?token=x&mails=published"));
        mailer.releaseConnection();

        MimeMessage[] received = server.getReceivedMessages();
        assertThat(received).hasSize(2);
        assertThat(received[0].getMessageID()).isEqualTo("<1234@vireo.example>");
        assertThat(received[0].getHeader("List-Unsubscribe")).isNull();
        assertThat(received[1].getHeader("List-Unsubscribe"))
                .containsExactly("<https://vireo.example/unsubscribe?token=x&mails=published>");
        assertThat(received[1].getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(received[1].getAllRecipients()).hasSize(1);
    }

    @Test
    void shouldAuthenticateIfTheServerRequiresIt() throws Exception {
        server.setUser("vireo@example.org", "vireo", "secret");

        SmtpMailer mailer = mailer("vireo", "secret");
        mailer.send(mail("ada@example.org", null));
        mailer.releaseConnection();

        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThatThrownBy(() -> mailer("vireo", "wrong").send(mail("ada@example.org", null)))
                .isInstanceOf(AuthenticationFailedException.class);
    }

    @Test
    void shouldNotSendOverPlaintextIfStarttlsIsRequired() {
        SmtpServer secure =
                new SmtpServer("127.0.0.1", server.getSmtp().getPort(), true, false, null, null, Duration.ofSeconds(5));

        assertThatThrownBy(() -> new SmtpMailer(secure, "localhost").send(mail("ada@example.org", null)))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("STARTTLS");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    /** GreenMail's certificate is not signed by an authority that Java trusts. */
    @Test
    void shouldNotSendToAServerWithAnUntrustedCertificate() {
        GreenMail secured = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
        secured.start();
        try {
            SmtpServer tls = new SmtpServer(
                    "127.0.0.1", secured.getSmtps().getPort(), false, true, null, null, Duration.ofSeconds(5));

            assertThatThrownBy(() -> new SmtpMailer(tls, "localhost").send(mail("ada@example.org", null)))
                    .isInstanceOf(MessagingException.class)
                    .hasRootCauseInstanceOf(CertPathBuilderException.class);
            assertThat(secured.getReceivedMessages()).isEmpty();
        } finally {
            secured.stop();
        }
    }

    @Test
    void shouldTimeOutOnAnUnresponsiveServer() throws Exception {
        try (ServerSocket unresponsive = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SmtpServer slow = new SmtpServer(
                    "127.0.0.1", unresponsive.getLocalPort(), false, false, null, null, Duration.ofMillis(200));

            assertThatThrownBy(() -> new SmtpMailer(slow, "localhost").send(mail("ada@example.org", null)))
                    .isInstanceOf(MessagingException.class);
        }
    }

    private SmtpMailer mailer(@Nullable String user, @Nullable String password) {
        SmtpServer plain = new SmtpServer(
                "127.0.0.1", server.getSmtp().getPort(), false, false, user, password, Duration.ofSeconds(5));
        return new SmtpMailer(plain, "localhost");
    }

    private static OutgoingMail mail(String recipient, @Nullable String unsubscribe) throws EmailAddress.Unusable {
        return new OutgoingMail(
                "VIDEO_PUBLISHED",
                "1234",
                Instant.parse("2026-11-25T10:00:00Z"),
                EmailAddress.parse("Vireo <noreply@vireo.example>"),
                EmailAddress.of(recipient),
                new MailContent("subject", "text", "<p>html</p>"),
                unsubscribe);
    }
}
