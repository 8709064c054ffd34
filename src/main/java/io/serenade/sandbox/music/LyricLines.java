package io.serenade.sandbox.music;

import java.util.List;
import java.util.Locale;

/** The stock of rhymes. Names never stand at the end of a line, so that every name fits every rhyme. */
final class LyricLines {
    static final List<String> ENDINGS = List.of("""
            Ooh, {owner} and {pet}, till the stars burn low
            Ooh, there is no better home than the only one they know""", """
            So here's to {pet} and {owner}, the two of you are home
            And nobody who's loved like that will ever walk alone""", """
            {owner} hums it softly, {pet} is fast asleep
            Some songs are for the radio, and this one's yours to keep""", """
            The band has packed, the lights are out, the street has gone to bed
            And {pet} and {owner} hear it still, a tune inside the head""", """
            One more time for {owner}, one more time for love
            And one for {pet}, who shines below the brightest star above""", """
            When all the songs are over and the needle finds its rest
            It's {pet} beside {owner} still, and both of them are blessed""", """
            So turn the record over now and play the whole thing through
            For {owner} and for {pet}, and a love that's always new""");

    private LyricLines() {}

    static List<String> openings(Style style) {
        return switch (style) {
            case ROMANTIC -> List.of("""
                    The candle's low, the evening's slow, the rain is on the pane
                    And {owner} whispers "{pet}, my love" and hears it back again""", """
                    There never was a quiet room so full of golden light
                    Till {pet} came in on velvet feet and {owner} said goodnight""", """
                    The roses on the table and the moon upon the floor
                    And {pet} is dancing slowly now with {owner} by the door""", """
                    There's a photograph of {owner} with a smile as wide as spring
                    And {pet} is sitting next to it and feeling like a king""");
            case ENERGETIC -> List.of("""
                    Kick the door, hit the floor, the morning's on the run
                    {pet} is in the fast lane and {owner} wants the sun""", """
                    Turn it up, wake the street, we're louder than the rain
                    {owner} calls out "{pet}!" and we are off again""", """
                    The engine of the city hums, the sky is painted red
                    And {owner} has to run to see where {pet} has gone ahead""", """
                    No brakes, no maps, no reason to be slow
                    When {pet} says it's time for it, then {owner} has to go""");
            case CHILL -> List.of("""
                    Sunday on the sofa with the window open wide
                    {owner} with a coffee and {pet} by the side""", """
                    Record keeps on turning and the street is far away
                    {pet} has got no plans at all for any time of day""", """
                    The radio is murmuring, the kettle's on the boil
                    {pet} has found a patch of sun and {owner} drops the toil""", """
                    Half past something, who's to know, the light is turning gold
                    {owner} reads the same old page and {pet} is getting old-school bold""");
            case PARTY -> List.of("""
                    Lights up, hands up, everybody in
                    {pet} is on the dance floor, so let the night begin""", """
                    {owner} brought the glitter and {pet} brought the moves
                    The neighbours came to tell us off and stayed to catch the grooves""", """
                    The speakers shake the windows and the cake is on the wall
                    And {owner} crowned {pet} tonight the ruler of the ball""", """
                    Somebody call the DJ, there's a star inside the club
                    It's {pet} in the spotlight and we cannot get enough""");
            case RELAXING -> List.of("""
                    Slowly breathes the evening, softly goes the tide
                    {owner} dreams of meadows with {pet} at the side""", """
                    The garden folds its petals and the swallows find their nest
                    And {owner} sits with {pet} a while and lets the evening rest""", """
                    A feather on the water, a cloud upon the hill
                    And {pet} beside {owner}, and all the world is still""", """
                    The moon is in the garden, the lamp is burning low
                    {pet} knows a gentle place where only dreamers go""");
            case HEARTFELT -> List.of("""
                    It started with a little look across a crowded day
                    {owner} took {pet} home that night and threw the map away""", """
                    I've had some friends for summertime and some for when it snows
                    But {pet} walks with {owner} wherever weather goes""", """
                    A string of days, a row of years, a house that's never neat
                    And {owner} would not trade with kings, with {pet} at their feet""", """
                    The kettle sings, the floorboards creak, the post is at the door
                    And {owner} has got {pet} and could not wish for more""");
        };
    }

    static List<String> choruses(Style style) {
        return switch (style) {
            case ROMANTIC -> List.of("""
                    Oh, {owner} and {pet}, two hearts that share a beat
                    One of you on tiptoe and the other at your feet
                    If love is just a language, then you speak it with your eyes
                    {pet} and {owner} underneath the same old skies""", """
                    Hold me, {pet}, hold me, till the morning finds the door
                    {owner} never needed words, and needs them less than before
                    Say it with a heartbeat, say it with a sigh
                    It's {owner} and it's {pet} till the rivers all run dry""");
            case ENERGETIC -> List.of("""
                    Hey! {owner} and {pet}, we're running all the lights
                    Hey! Burning up the daytime and howling through the nights
                    Nothing's gonna stop us, nothing's gonna try
                    {pet} and {owner}, and we own the sky""", """
                    Louder, {pet}, louder, let them hear it out in space
                    {owner} never ran like this, with wind across the face
                    One, two, three, and four, we're never coming down
                    It's {owner} and it's {pet}, the fastest hearts in town""");
            case CHILL -> List.of("""
                    Easy now, {pet}, easy, there is nowhere else to be
                    {owner} and the afternoon are floating out to sea
                    Take it slow and take it low and let the needle spin
                    {pet} and {owner}, and the day is drifting in""", """
                    Me and you and nothing new, and that's the way it stays
                    {owner} and {pet} in a haze of lazy days
                    Keep the rhythm loose and let the hours come undone
                    Nobody does nothing quite like {pet} in the sun""");
            case PARTY -> List.of("""
                    Everybody jump for {pet}, everybody sing
                    {owner}'s got the confetti and we're doing everything
                    All night, all right, we're never going home
                    With {pet} and {owner}, no one's dancing on their own""", """
                    Clap your hands for {owner}, stamp your feet for love
                    {pet} is the glitter ball that's spinning up above
                    Four to the floor and the ceiling can't keep still
                    If {pet} won't stop dancing, then {owner} never will""");
            case RELAXING -> List.of("""
                    Rest now, {pet}, rest now, the day has done its part
                    {owner} has a pillow for you, very near the heart
                    Drift upon the evening, float upon the blue
                    Wherever you are dreaming, {owner} dreams it too""", """
                    Softly, {pet}, softly, the stars are in the trees
                    {owner} hums a lullaby and sends it on the breeze
                    Round and round the world goes, slow and never far
                    {pet} and {owner} on the same small star""");
            case HEARTFELT -> List.of("""
                    So sing it for {owner}, and sing it for the two
                    For {pet} who makes the old world feel like new
                    Through muddy shoes and morning news, whatever may come by
                    It's {owner} and {pet} beneath a wide and friendly sky""", """
                    You're my always, {pet}, you're my reason to come home
                    {owner} has a thousand friends and never felt less alone
                    Every road I ever walked was leading up to you
                    {owner} and {pet}, and a love that's plain and true""");
        };
    }

    /** Couplets about the kind of pet; any kind has its own two at least. */
    static List<String> closings(String kind) {
        return switch (kind.toLowerCase(Locale.ROOT)) {
            case "dog" -> List.of("""
                    A wagging tail, a muddy trail, a ball beneath the chair
                    You stole my shoe, you stole my heart, and I don't even care""", """
                    You bring me sticks as big as trees and lay them at my feet
                    There's not a lamp post left for us to visit on the street""", """
                    One ear up and one ear down, you listen when I sing
                    And when I say the word for walk, you're dancing in a ring""");
            case "cat" -> List.of("""
                    You sit upon my keyboard and you type a line or two
                    It's full of zeds and brackets, but I know it's "I love you\"""", """
                    You knock the glasses off the shelf and look me in the eye
                    I'd buy another hundred just to watch you make them fly""", """
                    A paw upon my shoulder and a purr against my ear
                    You're the smallest kind of tiger, and the only one that's dear""");
            case "bird" -> List.of("""
                    You learned to say "good morning" and you say it half past three
                    But every note you whistle is a little gift to me""", """
                    Your feathers hold the colours that the rainbow couldn't use
                    You sing above my breakfast and you chase away the blues""", """
                    You've wings to cross the ocean and you choose to stay right here
                    A little weight of sunshine on the shoulder by my ear""");
            case "fish" -> List.of("""
                    You blow a line of bubbles and I read them like a note
                    There's never been a captain with a more majestic float""", """
                    Around the little castle and around the plastic tree
                    You swim another circle and you stop to look at me""", """
                    You never say a single word, you never make a sound
                    But everything is calmer when your golden tail's around""");
            default -> List.of("""
                    You've got your funny little ways, I've learned them all by heart
                    I knew you'd be the best of me, I knew it from the start""", """
                    You make a kingdom of my lap, a throne of every chair
                    And all I ever ask of you is simply to be there""", """
                    There's crumbs upon the table and there's fluff upon the floor
                    And every day I have with you, I love you somewhat more""");
        };
    }
}
