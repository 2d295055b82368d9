package io.vireo.media.image;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Main class of the process that decodes one WebP image: reads the request of {@link WebpDecoder} from standard input, writes RGBA
 * pixels to standard output, and exits. It exits early when its CPU time or wall-clock limit is exceeded.
 */
final class WebpProcess {
    /** The exit code when the process did not get enough CPU time. */
    static final int TOO_SLOW = 10;

    private static final int TOO_EXPENSIVE = 11;
    private static final Duration PROCESSOR_TIME = Duration.ofSeconds(60);
    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private WebpProcess() {}

    public static void main(String[] args) throws IOException {
        Thread watchdog = new Thread(WebpProcess::enforceLimits, "deadline");
        watchdog.setDaemon(true);
        watchdog.start();
        DataInputStream in = new DataInputStream(System.in);
        int frameX = in.readInt();
        int frameY = in.readInt();
        Rectangle part = new Rectangle(in.readInt(), in.readInt(), in.readInt(), in.readInt());
        part.translate(-frameX, -frameY);
        int step = in.readInt();
        byte[] file = in.readAllBytes();
        BufferedImage frame = decode(file);
        RawWebpAlpha.of(file).ifPresent(alpha -> alpha.apply(frame));
        try (OutputStream out = new BufferedOutputStream(System.out, 1 << 16)) {
            write(frame, part, step, out);
        }
    }

    private static void enforceLimits() {
        long start = System.nanoTime();
        while (System.nanoTime() - start < TIMEOUT.toNanos()) {
            Duration used = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
            if (used.compareTo(PROCESSOR_TIME) > 0) {
                Runtime.getRuntime().halt(TOO_EXPENSIVE);
            }
            try {
                Thread.sleep(INTERVAL.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        Runtime.getRuntime().halt(TOO_SLOW);
    }

    private static BufferedImage decode(byte[] file) throws IOException {
        // the whole frame, because the reader leaves gaps between blocks for a region or subsampling
        ImageReader reader = new WebPImageReaderSpi().createReaderInstance(null);
        reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(file)), true, true);
        return reader.read(0);
    }

    private static void write(BufferedImage frame, Rectangle part, int step, OutputStream out) throws IOException {
        for (int y = part.y; y < part.y + part.height; y += step) {
            for (int x = part.x; x < part.x + part.width; x += step) {
                boolean inside = x >= 0 && y >= 0 && x < frame.getWidth() && y < frame.getHeight();
                int color = inside ? frame.getRGB(x, y) : 0;
                out.write(color >> 16);
                out.write(color >> 8);
                out.write(color);
                out.write(color >>> 24);
            }
        }
    }
}
