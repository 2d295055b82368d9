package io.vireo;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The mail server of the tests, in their own process; the servers under test send to it. */
public final class TestMail {
    private static final long PATIENCE_SECONDS = 30;

    private static GreenMail server = new GreenMail(setup(0));

    private TestMail() {}

    /** Starts it on a free port, which it keeps; returns the port. */
    static synchronized int start() {
        server.start();
        return server.getSmtp().getPort();
    }

    /** Where it listens; for servers that a test starts by itself. */
    public static synchronized int port() {
        return server.getSmtp().getPort();
    }

    /** It goes away: nobody answers at its port. What it has received is gone. */
    public static synchronized void goAway() {
        int port = server.getSmtp().getPort();
        server.stop();
        server = new GreenMail(setup(port));
    }

    public static synchronized void comeBack() {
        server.start();
    }

    private static ServerSetup setup(int port) {
        return new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    }

    /** What has come for an address by now. */
    public static synchronized List<MimeMessage> received(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> isTo(mail, address))
                .toList();
    }

    /** Waits for the first mail with this subject to an address. */
    public static MimeMessage await(String address, String subject) {
        return await(address, subject, 1).get(0);
    }

    /** Waits until so many mails with this subject have come for an address; more are an error. */
    public static List<MimeMessage> await(String address, String subject, int count) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        List<MimeMessage> found = ofSubject(address, subject);
        while (found.size() < count && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            found = ofSubject(address, subject);
        }
        assertThat(found).as("mails \"%s\" to %s", subject, address).hasSize(count);
        return found;
    }

    private static List<MimeMessage> ofSubject(String address, String subject) {
        return received(address).stream()
                .filter(mail -> subject(mail).equals(subject))
                .toList();
    }

    /** The plain text of a mail, decoded. */
    public static String text(MimeMessage mail) {
        return part(mail, 0);
    }

    public static String html(MimeMessage mail) {
        return part(mail, 1);
    }

    /** The token of the link to this path of the site in a mail. */
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

    /** Everything, as it came over the wire. */
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
