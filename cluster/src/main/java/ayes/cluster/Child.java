package ayes.cluster;

import java.io.IOException;
import java.util.Arrays;

/**
 * A process of the deployment, which does not outlive the one that started it. All that a killed parent leaves behind is the other end
 * of a pipe, closed; so that is what it listens for.
 */
public final class Child {

    private Child() {}

    /** @param words the class to run, and its own words */
    public static void main(String[] words) throws Exception {
        Thread.ofPlatform().daemon().name("ayes-parent-watch").start(Child::leaveWithParent);
        Class.forName(words[0]).getMethod("main", String[].class).invoke(null, (Object)
                Arrays.copyOfRange(words, 1, words.length));
    }

    private static void leaveWithParent() {
        try {
            while (System.in.read() >= 0) {
                // Nobody has anything to say to us.
            }
        } catch (IOException gone) {
            // as good as the end
        }
        System.exit(0);
    }
}
