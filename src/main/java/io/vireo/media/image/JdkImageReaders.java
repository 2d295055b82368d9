package io.vireo.media.image;

import java.awt.Rectangle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Access to the image readers of the JDK, excluding ImageIO plug-ins of the application's libraries. */
final class JdkImageReaders {
    /** Reads an image with an initialized reader. */
    interface Reading<T> {
        T read(ImageReader reader, ImageReadParam parameters) throws IOException;
    }

    static {
        // The JVM has one registry, filled at its first use from the context class loader of that thread. Plug-ins in
        // the WAR would be visible to other applications and would keep the class loader of this application alive.
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            IIORegistry.getDefaultInstance();
        } finally {
            thread.setContextClassLoader(loader);
        }
    }

    private JdkImageReaders() {}

    /** Initializes the registry of ImageIO with the JDK's readers only. Must be called before any other use of ImageIO. */
    static void register() {
        // done by the static initializer of the class
    }

    /**
     * Reads an image from memory.
     *
     * @param format the ImageIO name of the format
     * @param step see {@link ImageDecoder#decode}
     */
    static <T> T read(String format, byte[] file, Rectangle part, int step, Reading<T> reading) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (MemoryCacheImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(stream, true, true);
            ImageReadParam parameters = reader.getDefaultReadParam();
            parameters.setSourceRegion(part);
            parameters.setSourceSubsampling(step, step, 0, 0);
            return reading.read(reader, parameters);
        } finally {
            reader.dispose();
        }
    }
}
