package io.vireo;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The mail server in the test process; the servers under test send to it. */
public final class TestMail {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static GreenMail server = new GreenMail(setup(0));

    private TestMail() {}

    /**
     * Starts the server on a free port, which it keeps after a restart.
     *
     * @return the port
     */
    static synchronized int start() {
        server.start();
        return server.getSmtp().getPort();
    }

    /** Returns the port, for servers that a test starts itself. */
    public static synchronized int port() {
        return server.getSmtp().getPort();
    }

    /** Stops the server and discards the received mails: connections to its port are refused. */
    public static synchronized void stop() {
        int port = server.getSmtp().getPort();
        server.stop();
        server = new GreenMail(setup(port));
    }

    public static synchronized void restart() {
        server.start();
    }

    private static ServerSetup setup(int port) {
        return new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    }

    /** Returns the mails received so far for an address. Reads no other mailbox: there are thousands at the end of a run. */
    public static synchronized List<MimeMessage> received(String address) {
        return server.getUserManager()
                .findUsers(user -> user.getEmail().equalsIgnoreCase(address))
                .flatMap(TestMail::inbox)
                .filter(mail -> isTo(mail, address))
                .toList();
    }

    private static Stream<MimeMessage> inbox(GreenMailUser user) {
        try {
            // A view of a list that the SMTP threads add to: only a copy may be iterated.
            return List.copyOf(server.getManagers()
                            .getImapHostManager()
                            .getInbox(user)
                            .getMessages())
                    .stream()
                    .map(StoredMessage::getMimeMessage);
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for exactly one mail with this subject to an address; fails the test after 30 seconds. */
    public static MimeMessage await(String address, String subject) {
        return await(address, subject, 1).get(0);
    }

    /** Waits until {@code count} mails with this subject have arrived for an address; fails after 30 seconds or if more have arrived. */
    public static List<MimeMessage> await(String address, String subject, int count) {
        long begin = System.nanoTime();
        List<MimeMessage> found = withSubject(address, subject);
        for (long waited = 0; found.size() < count && waited < TIMEOUT.toNanos(); waited = System.nanoTime() - begin) {
            LockSupport.parkNanos(Await.pauseNanos(waited));
            found = withSubject(address, subject);
        }
        assertThat(found).as("mails \"%s\" to %s", subject, address).hasSize(count);
        return found;
    }

    private static List<MimeMessage> withSubject(String address, String subject) {
        return received(address).stream()
                .filter(mail -> subject(mail).equals(subject))
                .toList();
    }

    /** Returns the decoded plain text of a mail. */
    public static String text(MimeMessage mail) {
        return part(mail, 0);
    }

    public static String html(MimeMessage mail) {
        return part(mail, 1);
    }

    /** Returns the token in the link of a mail to this path of the site. */
    public static String token(MimeMessage mail, String path) {
        Matcher link = Pattern.compile("http://\\S+" + Pattern.quote(path) + "\\?token=([A-Za-z0-9_-]+)\\s")
                .matcher(text(mail));
        assertThat(link.find()).as("a link to %s in %s", path, text(mail)).isTrue();
        return link.group(1);
    }

    public static String header(MimeMessage mail, String name) {
        try {
            return mail.getHeader(name, ",");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the whole message as received. */
    public static String raw(MimeMessage mail) {
        return GreenMailUtil.getWholeMessage(mail);
    }

    private static String part(MimeMessage mail, int number) {
        try {
            BodyPart part = ((MimeMultipart) mail.getContent()).getBodyPart(number);
            return String.valueOf(part.getContent());
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isTo(MimeMessage mail, String address) {
        try {
            return Arrays.stream(mail.getAllRecipients())
                    .anyMatch(to -> to.toString().equalsIgnoreCase(address));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
