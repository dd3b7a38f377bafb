// What a word may be meant for, of which most queries need nothing.
factories.forgiving.ko = ({ letters, sounds }) => ({
  ...factories.koreanKeyboard(letters),
  ...factories.koreanSkeleton(letters),
  ...factories.koreanTwins(sounds, letters),
});
