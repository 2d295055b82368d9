package io.vireo.media.resumable;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Properties;
import java.util.UUID;

/** How a {@link ResumableUpload} is written down: as Java properties. */
final class ResumableUploadInfo {
    private ResumableUploadInfo() {}

    static byte[] format(ResumableUpload upload) throws IOException {
        Properties facts = new Properties();
        facts.setProperty("owner", upload.owner());
        facts.setProperty("subject", upload.subject());
        facts.setProperty("length", Long.toString(upload.length()));
        facts.setProperty("metadata", upload.metadata());
        facts.setProperty("expires", upload.expires().toString());
        facts.setProperty("finished", Boolean.toString(upload.finished()));
        StringWriter text = new StringWriter();
        facts.store(text, null);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Throws {@link IOException} for text that {@link #format} did not write. */
    static ResumableUpload parse(UUID id, String text) throws IOException {
        Properties facts = new Properties();
        try {
            facts.load(new StringReader(text));
            return upload(id, facts);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException("Not the description of a resumable upload", e);
        }
    }

    private static ResumableUpload upload(UUID id, Properties facts) {
        return new ResumableUpload(
                id,
                facts.getProperty("owner", ""),
                facts.getProperty("subject", ""),
                Long.parseLong(facts.getProperty("length", "-1")),
                facts.getProperty("metadata", ""),
                Instant.parse(facts.getProperty("expires", Instant.EPOCH.toString())),
                Boolean.parseBoolean(facts.getProperty("finished")));
    }
}
