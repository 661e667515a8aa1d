/** A letter in the dialect of Revue by way of Medium, about an orchard, with all that its authors used to write. */
export const sampleLetter = `# Mina's Orchard Letter 果园来信——第 12 号

> 原文：<https://medium.com/orchard-notes/minas-orchard-letter-12-0a1b2c3d4e5f?source=collection_archive---------3----------------------->

## Issue 12 (May 3 ~)

## 今週の話題

*   [苹果树的年轮](https://orchard.example/rings)记录了每一次霜冻。I read it twice.
*   蜜蜂回来了，似乎[比去年早](https://bees.example/early)。

— — — — — — — — — — –

In the sections below I go through three topics.

1.  Pruning
2.  研究
3.  お知らせ

———————

# 1.Pruning

[**Why winter cuts heal slowly**](https://cuts.example/winter?utm_campaign=Orchard%20Letter&utm_medium=email&utm_source=Revue%20newsletter)**——**[**cuts.example**](https://cuts.example/winter)

![](img/cuts.png)

Image from [the station's blog](https://station.example/blog/).

They followed forty trees for a decade and measured how fast bark grew over.

[**两把剪刀的比较**](https://tools.example/shears?utm_medium=email&utm_source=Revue%20newsletter)

[](https://tools.example/shears) [## [Test] Two shears, one winner?

### 我们用同一棵树试了两把剪刀，结果出人意料…

tools.example](https://tools.example/shears) 

钢的硬度并不是全部。

## [Grafting with tape](http://tape.example/how?utm_medium=email&utm_source=Revue%20newsletter)

[](http://tape.example/how) [## Tape instead of wax

www.tape.example](http://tape.example/how) 

It holds through rain.

— — — — —

# 2.研究

[**枝が記憶する季節**](https://arxiv.org/abs/2105.00123?utm_medium=email&utm_source=Revue%20newsletter)

![](img/branches.png)

画像は[論文](https://arxiv.org/pdf/2105.00123.pdf)より引用

*【2105.00123】Seasonal Memory: 枝の成長モデル* 著者らは温度の履歴から成長を予測した。

[**从花瓣数品种**](https://arxiv.org/abs/2104.09876?utm_medium=email&utm_source=Revue%20newsletter)

![](img/petals.png)

图片引自本文

*【2104.09876】花瓣即指纹*
研究者拍摄了三千朵花，并公开了数据。

[**Counting fruit from the air**](https://arxiv.org/abs/2104.05555?utm_medium=email&utm_source=Revue%20newsletter)

![](img/air.png)

Photo by J. Kern

[2104.05555]Drones over orchards: a dataset

Counting works even at dusk. [2104.00001] was the first attempt.

— — — — —

# 3.お知らせ

[**Open day in June**](https://orchard.example/open-day?utm_medium=email&utm_source=Revue%20newsletter)

Bring boots, and read [last year's notes](/orchard-notes/open-day-notes-77aa).

## 每期准时送达，请订阅！

[](https://www.getrevue.co/profile/mina) [## 果园来信 - Revue

### Letters about trees, by Mina…

www.getrevue.co](https://www.getrevue.co/profile/mina) 

— — — — —

# Past newsletters

[](https://www.getrevue.co/profile/mina/issues/eleven) [## Orchard Letter # 11

### 十一号：霜と花

www.getrevue.co](https://www.getrevue.co/profile/mina/issues/eleven) [](/orchard-notes/letter-ten-1010) [## Orchard Letter # 10

### 第十号：嫁接的季节

medium.com](/orchard-notes/letter-ten-1010) [](https://elsewhere.example/nine) [## Letter nine](https://elsewhere.example/nine) 

— — — — —

# 关于我

An orchardist who writes on Sundays.
`
