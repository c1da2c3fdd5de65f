package io.certmonitor.azure.decoding;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;

/**
 * Bytes that go wrong on their way.
 *
 * @param place where, counted round and round
 * @param filler a byte that was not there
 * @param length how many bytes are concerned
 */
record Spot(Kind kind, int place, byte filler, int length) {

    enum Kind {
        CUT,
        OVERWRITE,
        FLIP,
        INSERT,
        REMOVE,
        REPEAT
    }

    static Arbitrary<Spot> anywhere() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers()
                                .between(0, 100_000)
                                .withDistribution(RandomDistribution.uniform())
                                .withoutEdgeCases(),
                        Arbitraries.bytes(),
                        Arbitraries.integers().between(1, 8).withoutEdgeCases())
                .as(Spot::new);
    }

    /**
     * The bytes after the accident.
     *
     * @param intact how many at the beginning stay as they are
     */
    byte[] damage(byte[] bytes, int intact) {
        int from = intact + Math.floorMod(place, Math.max(1, bytes.length + 1 - intact));
        int to = Math.min(bytes.length, from + length);
        byte[] middle = Arrays.copyOfRange(bytes, from, to);
        byte[] fill = new byte[length];
        Arrays.fill(fill, filler);
        return switch (kind) {
            case CUT -> Arrays.copyOf(bytes, from);
            case OVERWRITE -> join(bytes, from, Arrays.copyOf(fill, middle.length), to);
            case FLIP -> join(bytes, from, flipped(middle), to);
            case INSERT -> join(bytes, from, fill, from);
            case REMOVE -> join(bytes, from, new byte[0], to);
            case REPEAT -> join(bytes, from, middle, from);
        };
    }

    private byte[] flipped(byte[] middle) {
        if (middle.length > 0) {
            middle[0] ^= (byte) (1 << Math.floorMod(filler, Byte.SIZE));
        }
        return middle;
    }

    private static byte[] join(byte[] bytes, int from, byte[] between, int to) {
        byte[] joined = Arrays.copyOf(bytes, from + between.length + bytes.length - to);
        System.arraycopy(between, 0, joined, from, between.length);
        System.arraycopy(bytes, to, joined, from + between.length, bytes.length - to);
        return joined;
    }
}
