reset
set encoding utf8
set terminal svg noenhanced background rgb '#ffffff' font 'Noto Sans CJK SC,sans-serif,12' size 960,322
set output './out'
unset key
unset border
unset tics
set label '汐川市重点工作' at screen 0.029167,screen 0.888199 left font ',21' textcolor rgb '#1c2733' front
set label '完成率' at screen 0.029167,screen 0.807453 left font ',13.5' textcolor rgb '#5d6b7a' front
set object rectangle from screen 0.029167,screen 0.720497 to screen 0.041667,screen 0.683230 behind fillcolor rgb '#00558c' fillstyle solid noborder
set label '汐川市重点工作 0' at screen 0.048958,screen 0.701863 left font ',12' textcolor rgb '#5d6b7a' front
set object rectangle from screen 0.168792,screen 0.720497 to screen 0.181292,screen 0.683230 behind fillcolor rgb '#3f93cc' fillstyle solid noborder
set label '汐川市重点工作 1' at screen 0.188583,screen 0.701863 left font ',12' textcolor rgb '#5d6b7a' front
set object rectangle from screen 0.308417,screen 0.720497 to screen 0.320917,screen 0.683230 behind fillcolor rgb '#cdd4db' fillstyle solid noborder
set label '汐川市重点工作 3' at screen 0.328208,screen 0.701863 left font ',12' textcolor rgb '#5d6b7a' front
set object rectangle from screen 0.448042,screen 0.720497 to screen 0.460542,screen 0.683230 behind fillcolor rgb '#f3b27a' fillstyle solid noborder
set label '汐川市重点工作 5' at screen 0.467833,screen 0.701863 left font ',12' textcolor rgb '#5d6b7a' front
set object rectangle from screen 0.587667,screen 0.720497 to screen 0.600167,screen 0.683230 behind fillcolor rgb '#d55e00' fillstyle solid noborder
set label '汐川市重点工作 6' at screen 0.607458,screen 0.701863 left font ',12' textcolor rgb '#5d6b7a' front
set object rectangle from screen 0.018750,screen 0.552795 to screen 0.981250,screen 0.465839 behind fillcolor rgb '#f5f7f9' fillstyle solid noborder
set label '汐川市重点工作' at screen 0.029167,screen 0.509317 left font ',13' textcolor rgb '#1c2733' front
set label '7' at screen 0.758333,screen 0.509317 right font ',12' textcolor rgb '#1c2733' front
set label '1' at screen 0.864583,screen 0.509317 right font ',12' textcolor rgb '#1c2733' front
set label '汐川市重点工作' at screen 0.970833,screen 0.509317 right font ',12' textcolor rgb '#1c2733' front
set label '汐川市重点工作' at screen 0.029167,screen 0.422360 left font ',13' textcolor rgb '#1c2733' front
set label '7' at screen 0.758333,screen 0.422360 right font ',12' textcolor rgb '#1c2733' front
set label '1' at screen 0.864583,screen 0.422360 right font ',12' textcolor rgb '#1c2733' front
set label '汐川市重点工作' at screen 0.970833,screen 0.422360 right font ',12' textcolor rgb '#1c2733' front
set object rectangle from screen 0.018750,screen 0.378882 to screen 0.981250,screen 0.291925 behind fillcolor rgb '#f5f7f9' fillstyle solid noborder
set label '汐川市重点工作' at screen 0.029167,screen 0.335404 left font ',13' textcolor rgb '#1c2733' front
set label '7' at screen 0.758333,screen 0.335404 right font ',12' textcolor rgb '#1c2733' front
set label '1' at screen 0.864583,screen 0.335404 right font ',12' textcolor rgb '#1c2733' front
set label '汐川市重点工作' at screen 0.970833,screen 0.335404 right font ',12' textcolor rgb '#1c2733' front
set label '汐川市重点工作' at screen 0.029167,screen 0.248447 left font ',13' textcolor rgb '#1c2733' front
set label '7' at screen 0.758333,screen 0.248447 right font ',12' textcolor rgb '#1c2733' front
set label '1' at screen 0.864583,screen 0.248447 right font ',12' textcolor rgb '#1c2733' front
set label '汐川市重点工作' at screen 0.970833,screen 0.248447 right font ',12' textcolor rgb '#1c2733' front
set arrow from screen 0.142708,screen 0.552795 to screen 0.142708,screen 0.204969 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '0' at screen 0.142708,screen 0.161491 center font ',11.5' textcolor rgb '#5d6b7a' front
set arrow from screen 0.301888,screen 0.552795 to screen 0.301888,screen 0.204969 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '5' at screen 0.301888,screen 0.161491 center font ',11.5' textcolor rgb '#5d6b7a' front
set arrow from screen 0.461068,screen 0.552795 to screen 0.461068,screen 0.204969 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '10' at screen 0.461068,screen 0.161491 center font ',11.5' textcolor rgb '#5d6b7a' front
set arrow from screen 0.620247,screen 0.552795 to screen 0.620247,screen 0.204969 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '15' at screen 0.620247,screen 0.161491 center font ',11.5' textcolor rgb '#5d6b7a' front
set label '汐川市重点工作' at screen 0.758333,screen 0.596273 right font ',12' textcolor rgb '#5d6b7a' front
set label '汐川市重点工作' at screen 0.864583,screen 0.596273 right font ',12' textcolor rgb '#5d6b7a' front
set label '汐川市重点工作' at screen 0.970833,screen 0.596273 right font ',12' textcolor rgb '#5d6b7a' front
set label '完成率' at screen 0.397396,screen 0.099379 center font ',12' textcolor rgb '#5d6b7a' front
set label '2' at screen 0.174544,screen 0.509317 center font ',11' textcolor rgb '#ffffff' front
set label '10' at screen 0.365560,screen 0.509317 center font ',11' textcolor rgb '#1c2733' front
set label '3' at screen 0.572493,screen 0.509317 center font ',11' textcolor rgb '#1c2733' front
set label '1' at screen 0.636165,screen 0.509317 center font ',11' textcolor rgb '#ffffff' front
set label '1' at screen 0.158626,screen 0.422360 center font ',11' textcolor rgb '#ffffff' front
set label '2' at screen 0.206380,screen 0.422360 center font ',11' textcolor rgb '#ffffff' front
set label '9' at screen 0.381478,screen 0.422360 center font ',11' textcolor rgb '#1c2733' front
set label '3' at screen 0.572493,screen 0.422360 center font ',11' textcolor rgb '#1c2733' front
set label '1' at screen 0.636165,screen 0.422360 center font ',11' textcolor rgb '#ffffff' front
set label '2' at screen 0.174544,screen 0.335404 center font ',11' textcolor rgb '#ffffff' front
set label '2' at screen 0.238216,screen 0.335404 center font ',11' textcolor rgb '#ffffff' front
set label '8' at screen 0.397396,screen 0.335404 center font ',11' textcolor rgb '#1c2733' front
set label '3' at screen 0.572493,screen 0.335404 center font ',11' textcolor rgb '#1c2733' front
set label '1' at screen 0.636165,screen 0.335404 center font ',11' textcolor rgb '#ffffff' front
set label '3' at screen 0.190462,screen 0.248447 center font ',11' textcolor rgb '#ffffff' front
set label '2' at screen 0.270052,screen 0.248447 center font ',11' textcolor rgb '#ffffff' front
set label '7' at screen 0.413314,screen 0.248447 center font ',11' textcolor rgb '#1c2733' front
set label '3' at screen 0.572493,screen 0.248447 center font ',11' textcolor rgb '#1c2733' front
set label '1' at screen 0.636165,screen 0.248447 center font ',11' textcolor rgb '#ffffff' front
set lmargin at screen 0.142708
set rmargin at screen 0.652083
set tmargin at screen 0.552795
set bmargin at screen 0.204969
set xrange [0:16]
set yrange [4.5:0.5]
$share1 << END
2 0 1
3 0 2
4 0 3
END
$share2 << END
1 0 2
2 1 3
3 2 4
4 3 5
END
$share4 << END
1 2 12
2 3 12
3 4 12
4 5 12
END
$share6 << END
1 12 15
2 12 15
3 12 15
4 12 15
END
$share7 << END
1 15 16
2 15 16
3 15 16
4 15 16
END
plot $share1 using 2:1:2:3:($1-0.34):($1+0.34) with boxxyerror fillstyle solid border rgb '#ffffff' linewidth 0.6 fillcolor rgb '#00558c', \
     $share2 using 2:1:2:3:($1-0.34):($1+0.34) with boxxyerror fillstyle solid border rgb '#ffffff' linewidth 0.6 fillcolor rgb '#3f93cc', \
     $share4 using 2:1:2:3:($1-0.34):($1+0.34) with boxxyerror fillstyle solid border rgb '#ffffff' linewidth 0.6 fillcolor rgb '#cdd4db', \
     $share6 using 2:1:2:3:($1-0.34):($1+0.34) with boxxyerror fillstyle solid border rgb '#ffffff' linewidth 0.6 fillcolor rgb '#f3b27a', \
     $share7 using 2:1:2:3:($1-0.34):($1+0.34) with boxxyerror fillstyle solid border rgb '#ffffff' linewidth 0.6 fillcolor rgb '#d55e00'
unset output
