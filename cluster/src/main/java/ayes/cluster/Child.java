package ayes.cluster;

import java.io.IOException;
import java.util.Arrays;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * A process of the deployment, which does not outlive the one that started it. All that a killed parent leaves behind is the other end
 * of a pipe, closed; so that is what it listens for. Ctrl-C at a terminal reaches the whole family at once: it is the parent's to say in
 * which order they go.
 */
public final class Child {

    private Child() {}

    /** @param words the class to run, and its own words */
    public static void main(String[] words) throws Exception {
        Signal.handle(new Signal("INT"), SignalHandler.SIG_IGN);
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
