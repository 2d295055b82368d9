package io.vireo.launcher;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the beginning of a class file tells, up to its interfaces (chapter 4 of the JVM specification).
 *
 * @param name the name of the class with slashes
 * @param parent the name of the superclass; null for {@code java.lang.Object} and modules
 * @param interfaces the names of the direct interfaces, in their order
 * @param isAnnotated whether the class or a member has an annotation that reflection sees; annotations of types and of parameters do not
 *     count
 */
record ClassFileHead(String name, @Nullable String parent, List<String> interfaces, boolean isAnnotated) {
    private static final int MAGIC = 0xCAFEBABE;
    private static final int VERSION_BYTES = 4;
    private static final int ACCESS_BYTES = 2;

    /**
     * Reads the head of a class file.
     *
     * @throws IOException if the bytes are no class file
     */
    static ClassFileHead read(InputStream bytes) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(bytes));
        if (in.readInt() != MAGIC) {
            throw new IOException("not a class file");
        }
        skip(in, VERSION_BYTES);
        int size = in.readUnsignedShort();
        @Nullable String[] texts = new @Nullable String[size];
        int[] names = new int[size];
        boolean isAnnotated = false;
        for (int index = 1; index < size; index++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> { // Utf8
                    String text = in.readUTF();
                    texts[index] = text;
                    isAnnotated |= text.equals("RuntimeVisibleAnnotations");
                }
                case 7 -> names[index] = in.readUnsignedShort(); // Class
                case 8, 16, 19, 20 -> skip(in, 2); // String, MethodType, Module, Package
                case 15 -> skip(in, 3); // MethodHandle
                case 3, 4, 9, 10, 11, 12, 17, 18 -> skip(in, 4);
                case 5, 6 -> { // Long and Double have two indexes
                    skip(in, 8);
                    index++;
                }
                default -> throw new IOException("a constant has the unknown tag " + tag);
            }
        }
        skip(in, ACCESS_BYTES);
        String name = texts[names[in.readUnsignedShort()]];
        String parent = texts[names[in.readUnsignedShort()]];
        if (name == null) {
            throw new IOException("the class has no name");
        }
        int count = in.readUnsignedShort();
        List<String> interfaces = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            interfaces.add(String.valueOf(texts[names[in.readUnsignedShort()]]));
        }
        return new ClassFileHead(name, parent, List.copyOf(interfaces), isAnnotated);
    }

    private static void skip(DataInputStream in, int count) throws IOException {
        if (in.skipBytes(count) < count) {
            throw new EOFException();
        }
    }
}
