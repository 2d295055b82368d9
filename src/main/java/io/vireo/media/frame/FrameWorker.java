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
 * Main class of the worker process (docs/decisions/0004-frame-worker.md): reads a {@link FrameRequest} from standard input, writes a
 * {@link FrameResponse} to standard output, and repeats this until its input ends, which happens when the server stops or crashes.
 */
final class FrameWorker {
    private FrameWorker() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        DataOutputStream responses =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        System.setOut(System.err); // JCodec logs to System.out, which carries the responses
        ImageIO.setUseCache(false);
        SynchronousQueue<FrameRequest> requests = new SynchronousQueue<>();
        Thread reader = new Thread(() -> readRequests(requests), "requests");
        reader.setDaemon(true);
        reader.start();
        while (true) {
            respond(requests.take(), responses);
        }
    }

    /** Reads requests on a separate thread, so that the end of the server also ends a worker that hangs in the decoder. */
    private static void readRequests(SynchronousQueue<FrameRequest> requests) {
        try (DataInputStream in = new DataInputStream(System.in)) {
            while (true) {
                requests.put(FrameRequest.readFrom(in));
            }
        } catch (IOException | InterruptedException e) {
            Runtime.getRuntime().halt(0);
        }
    }

    private static void respond(FrameRequest request, DataOutputStream responses) throws IOException {
        FrameSink sink = jpeg -> FrameResponse.write(responses, jpeg);
        try {
            if (request.keyframe() == null) {
                sendFrames(request, sink);
            } else {
                sink.accept(new TileDecoder(request.keyframe()).tile(request));
            }
        } catch (FrameExtractionException e) {
            FrameResponse.writeFailure(responses, e.reason());
            return;
        } catch (IOException | RuntimeException e) {
            // JCodec throws arbitrary unchecked exceptions for files that it cannot decode
            FrameResponse.writeFailure(responses, UndecodableReason.DAMAGED.text() + " (" + e + ")");
            return;
        }
        FrameResponse.writeEnd(responses);
    }

    private static void sendFrames(FrameRequest request, FrameSink sink) throws IOException, FrameExtractionException {
        try (KeyframeDecoder keyframeDecoder = KeyframeDecoder.open(request.video())) {
            if (request.count() == 1) {
                new PosterFrameSelector(keyframeDecoder, request, sink).send();
            } else {
                new EvenlySpacedFrames(keyframeDecoder, request, sink).send();
            }
        }
    }
}
