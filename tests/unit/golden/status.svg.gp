reset
set encoding utf8
set terminal svg noenhanced background rgb '#ffffff' font 'Noto Sans CJK SC,sans-serif,12' size 960,618
set output './out'
unset key
unset border
unset tics
set label '汐川市重点工作' at screen 0.029167,screen 0.941766 left font ',21' textcolor rgb '#1c2733' front
set label '完成率' at screen 0.029167,screen 0.899709 left font ',13.5' textcolor rgb '#5d6b7a' front
set object rectangle from screen 0.029167,screen 0.854416 to screen 0.041667,screen 0.835005 behind fillcolor rgb '#00558c' fillstyle solid noborder
set label '汐川市重点工作 0' at screen 0.048958,screen 0.844710 left font ',12' textcolor rgb '#5d6b7a' front
set object rectangle from screen 0.168792,screen 0.854416 to screen 0.181292,screen 0.835005 behind fillcolor rgb '#3f93cc' fillstyle solid noborder
set label '汐川市重点工作 1' at screen 0.188583,screen 0.844710 left font ',12' textcolor rgb '#5d6b7a' front
set object rectangle from screen 0.308417,screen 0.854416 to screen 0.320917,screen 0.835005 behind fillcolor rgb '#cdd4db' fillstyle solid noborder
set label '汐川市重点工作 3' at screen 0.328208,screen 0.844710 left font ',12' textcolor rgb '#5d6b7a' front
set object rectangle from screen 0.448042,screen 0.854416 to screen 0.460542,screen 0.835005 behind fillcolor rgb '#f3b27a' fillstyle solid noborder
set label '汐川市重点工作 5' at screen 0.467833,screen 0.844710 left font ',12' textcolor rgb '#5d6b7a' front
set object rectangle from screen 0.587667,screen 0.854416 to screen 0.600167,screen 0.835005 behind fillcolor rgb '#d55e00' fillstyle solid noborder
set label '汐川市重点工作 6' at screen 0.607458,screen 0.844710 left font ',12' textcolor rgb '#5d6b7a' front
set label '完成率' at screen 0.029167,screen 0.791330 left font ',12' textcolor rgb '#5d6b7a' front
set arrow from screen 0.070833,screen 0.093821 to screen 0.970833,screen 0.093821 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '0' at screen 0.062500,screen 0.093821 right font ',11.5' textcolor rgb '#5d6b7a' front
set arrow from screen 0.070833,screen 0.297638 to screen 0.970833,screen 0.297638 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '5' at screen 0.062500,screen 0.297638 right font ',11.5' textcolor rgb '#5d6b7a' front
set arrow from screen 0.070833,screen 0.501456 to screen 0.970833,screen 0.501456 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '10' at screen 0.062500,screen 0.501456 right font ',11.5' textcolor rgb '#5d6b7a' front
set arrow from screen 0.070833,screen 0.705273 to screen 0.970833,screen 0.705273 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '15' at screen 0.062500,screen 0.705273 right font ',11.5' textcolor rgb '#5d6b7a' front
set arrow from screen 0.520833,screen 0.746037 to screen 0.520833,screen 0.025882 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '前三季度' at screen 0.858333,screen 0.069557 center font ',11.5' textcolor rgb '#5d6b7a' front
set label '一季度' at screen 0.633333,screen 0.069557 center font ',11.5' textcolor rgb '#5d6b7a' front
set label '全年' at screen 0.408333,screen 0.069557 center font ',11.5' textcolor rgb '#5d6b7a' front
set label '上半年' at screen 0.183333,screen 0.069557 center font ',11.5' textcolor rgb '#5d6b7a' front
set label '2024' at screen 0.745833,screen 0.038822 center font ',11.5' textcolor rgb '#1c2733' front
set label '2023' at screen 0.295833,screen 0.038822 center font ',11.5' textcolor rgb '#1c2733' front
set label '2' at screen 0.183333,screen 0.134584 center font ',11' textcolor rgb '#ffffff' front
set label '10' at screen 0.183333,screen 0.379165 center font ',11' textcolor rgb '#1c2733' front
set label '3' at screen 0.183333,screen 0.644128 center font ',11' textcolor rgb '#1c2733' front
set label '1' at screen 0.183333,screen 0.725655 center font ',11' textcolor rgb '#ffffff' front
set label '16' at screen 0.183333,screen 0.762213 center font ',12' textcolor rgb '#1c2733' front
set label '1' at screen 0.408333,screen 0.114203 center font ',11' textcolor rgb '#ffffff' front
set label '2' at screen 0.408333,screen 0.175348 center font ',11' textcolor rgb '#ffffff' front
set label '9' at screen 0.408333,screen 0.399547 center font ',11' textcolor rgb '#1c2733' front
set label '3' at screen 0.408333,screen 0.644128 center font ',11' textcolor rgb '#1c2733' front
set label '1' at screen 0.408333,screen 0.725655 center font ',11' textcolor rgb '#ffffff' front
set label '16' at screen 0.408333,screen 0.762213 center font ',12' textcolor rgb '#1c2733' front
set label '2' at screen 0.633333,screen 0.134584 center font ',11' textcolor rgb '#ffffff' front
set label '2' at screen 0.633333,screen 0.216111 center font ',11' textcolor rgb '#ffffff' front
set label '8' at screen 0.633333,screen 0.419929 center font ',11' textcolor rgb '#1c2733' front
set label '3' at screen 0.633333,screen 0.644128 center font ',11' textcolor rgb '#1c2733' front
set label '1' at screen 0.633333,screen 0.725655 center font ',11' textcolor rgb '#ffffff' front
set label '16' at screen 0.633333,screen 0.762213 center font ',12' textcolor rgb '#1c2733' front
set label '3' at screen 0.858333,screen 0.154966 center font ',11' textcolor rgb '#ffffff' front
set label '2' at screen 0.858333,screen 0.256875 center font ',11' textcolor rgb '#ffffff' front
set label '7' at screen 0.858333,screen 0.440311 center font ',11' textcolor rgb '#1c2733' front
set label '3' at screen 0.858333,screen 0.644128 center font ',11' textcolor rgb '#1c2733' front
set label '1' at screen 0.858333,screen 0.725655 center font ',11' textcolor rgb '#ffffff' front
set label '16' at screen 0.858333,screen 0.762213 center font ',12' textcolor rgb '#1c2733' front
set lmargin at screen 0.070833
set rmargin at screen 0.970833
set tmargin at screen 0.746037
set bmargin at screen 0.093821
set xrange [0:4]
set yrange [0:16]
$share1 << END
1.5 0 1
2.5 0 2
3.5 0 3
END
$share2 << END
0.5 0 2
1.5 1 3
2.5 2 4
3.5 3 5
END
$share4 << END
0.5 2 12
1.5 3 12
2.5 4 12
3.5 5 12
END
$share6 << END
0.5 12 15
1.5 12 15
2.5 12 15
3.5 12 15
END
$share7 << END
0.5 15 16
1.5 15 16
2.5 15 16
3.5 15 16
END
plot $share1 using 1:2:($1-0.3009):($1+0.3009):2:3 with boxxyerror fillstyle solid border rgb '#ffffff' linewidth 0.6 fillcolor rgb '#00558c', \
     $share2 using 1:2:($1-0.3009):($1+0.3009):2:3 with boxxyerror fillstyle solid border rgb '#ffffff' linewidth 0.6 fillcolor rgb '#3f93cc', \
     $share4 using 1:2:($1-0.3009):($1+0.3009):2:3 with boxxyerror fillstyle solid border rgb '#ffffff' linewidth 0.6 fillcolor rgb '#cdd4db', \
     $share6 using 1:2:($1-0.3009):($1+0.3009):2:3 with boxxyerror fillstyle solid border rgb '#ffffff' linewidth 0.6 fillcolor rgb '#f3b27a', \
     $share7 using 1:2:($1-0.3009):($1+0.3009):2:3 with boxxyerror fillstyle solid border rgb '#ffffff' linewidth 0.6 fillcolor rgb '#d55e00'
unset output
