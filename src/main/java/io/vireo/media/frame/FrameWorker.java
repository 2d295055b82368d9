package io.vireo.media.frame;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.concurrent.SynchronousQueue;
import javax.imageio.ImageIO;

/**
 * The worker process (decision 0004): reads a {@link FrameRequest} from standard input, writes a {@link FrameResponse} to standard
 * output, and so on until its input ends, which is also how it notices that the server is gone.
 */
final class FrameWorker {
    private FrameWorker() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        DataOutputStream answers =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        System.setOut(System.err); // where JCodec logs to
        ImageIO.setUseCache(false);
        SynchronousQueue<FrameRequest> requests = new SynchronousQueue<>();
        Thread watch = new Thread(() -> takeIn(requests), "requests");
        watch.setDaemon(true);
        watch.start();
        while (true) {
            answer(requests.take(), answers);
        }
    }

    /** Runs beside the decoder, so that the end of the server ends a worker even in the middle of a hopeless file. */
    private static void takeIn(SynchronousQueue<FrameRequest> requests) {
        try (DataInputStream in = new DataInputStream(System.in)) {
            while (true) {
                requests.put(FrameRequest.readFrom(in));
            }
        } catch (IOException | InterruptedException e) {
            Runtime.getRuntime().halt(0);
        }
    }

    private static void answer(FrameRequest request, DataOutputStream answers) throws IOException {
        FrameSink sink = jpeg -> FrameResponse.write(answers, jpeg);
        try (KeyframeDecoder keyframeDecoder = KeyframeDecoder.open(request.video())) {
            if (request.count() == 1) {
                new PosterFrameSelector(keyframeDecoder, request, sink).send();
            } else {
                new EvenlySpacedFrames(keyframeDecoder, request, sink).send();
            }
        } catch (FrameExtractionException e) {
            FrameResponse.writeFailure(answers, e.reason());
            return;
        } catch (IOException | RuntimeException e) {
            // JCodec has no exceptions of its own: on files it cannot decode it runs into any of Java's
            FrameResponse.writeFailure(answers, UndecodableReason.DAMAGED.text() + " (" + e + ")");
            return;
        }
        FrameResponse.writeEnd(answers);
    }
}
