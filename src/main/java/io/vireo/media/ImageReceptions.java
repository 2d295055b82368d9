package io.vireo.media;

import io.vireo.http.Answer;
import io.vireo.http.CommonError;
import io.vireo.http.RequestId;
import io.vireo.image.NotImage;
import io.vireo.image.SentImages;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.AsyncResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Takes images that people send as the body of a request. */
@ApplicationScoped
public class ImageReceptions {
    private static final System.Logger LOG = System.getLogger(ImageReceptions.class.getName());
    private static final int PATIENCE_SECONDS = 60;

    @Inject
    Drafts drafts;

    @Inject
    SentImages images;

    @Resource
    ManagedExecutorService executor;

    /**
     * Receives the body while no thread waits for its sender, has {@code use} make something of the file, and answers 200 {@code ""}
     * or the refusal: 400 {@code "not-image"}, 408 if it does not arrive within a minute, 413, 507, or what {@code use} throws. The
     * file is gone afterwards.
     *
     * @param use runs on a thread of its own; the request's own beans are gone then
     */
    public void receive(HttpServletRequest request, AsyncResponse answer, Consumer<Path> use) throws IOException {
        requireFits(request.getContentLengthLong());
        Draft draft = drafts.begin();
        ServletInputStream body = request.getInputStream();
        Runnable finish = RequestId.carried(() -> finish(draft, use, answer));
        Reception reception = new Reception(
                body,
                bytes -> {
                    draft.write(bytes);
                    requireFits(draft.size());
                },
                () -> {
                    answer.setTimeout(0, TimeUnit.SECONDS); // has arrived: no limit any more
                    executor.execute(finish);
                },
                failure -> {
                    draft.close();
                    answer.resume(failure);
                });
        answer.setTimeoutHandler(late -> reception.end(CommonError.REQUEST_TIMEOUT.refusal()));
        answer.setTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
        body.setReadListener(reception);
    }

    private void requireFits(long bytes) {
        if (bytes > images.maxBytes()) {
            throw CommonError.TOO_LARGE.refusal();
        }
    }

    private static void finish(Draft draft, Consumer<Path> use, AsyncResponse answer) {
        try (draft) {
            use.accept(draft.path());
            answer.resume(Answer.EMPTY);
        } catch (NotImage e) {
            LOG.log(Level.INFO, "Refused an image: {0}", e.getMessage());
            answer.resume(MediaError.NOT_IMAGE.refusal());
        } catch (RuntimeException e) {
            answer.resume(e);
        }
    }
}
